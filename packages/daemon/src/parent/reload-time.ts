/** When a reload is due, in milliseconds since the epoch, or what keepalived says of a text that tells no such time. */
export type ReloadTime =
  | { readonly type: 'at'; readonly time: number; readonly dated: boolean }
  | { readonly type: 'never'; readonly lines: readonly string[] };

const LENGTHS: readonly number[] = ['HH:MM:SS', 'YY-MM-DD HH:MM:SS', 'YYYY-MM-DD HH:MM:SS'].map(
  ({ length }) => length,
);
const PATTERN = /^(?:(\d\d|\d{4})-(\d\d)-(\d\d) )?(\d\d):(\d\d):(\d\d)Z?$/;
/** strptime(3): years of two digits from here on are of the last century. */
const CENTURY_TURNS_AT = 69;

/**
 * The first line of a `reload_time_file`: `HH:MM:SS`, `YY-MM-DD HH:MM:SS` or `YYYY-MM-DD HH:MM:SS`, in UTC with a `Z`
 * behind it. Without a date it is the next of these times.
 */
export function parseReloadTime(text: string, now: number): ReloadTime {
  const utc = text.endsWith('Z');
  const invalid = `Invalid reload time '${text}' specified - ignoring`;
  if (!LENGTHS.includes(text.length - (utc ? 1 : 0))) {
    return never(`Reload time ${text} format is incorrect - ignoring`, invalid);
  }
  const [whole, ...fields] = PATTERN.exec(text) ?? [];
  if (whole === undefined) return never(`Reload date/time ${text} invalid - ignoring`, invalid);
  const [year, ...others] = fields.map((digits) => (digits === undefined ? undefined : Number(digits)));
  const [month, day, hour = 0, minute = 0, second = 0] = others;
  const dated = year !== undefined;
  const today = clock(now, utc);
  const date: Fields = dated
    ? [fullYear(year), (month ?? 0) - 1, day ?? 0, hour, minute, second]
    : [today[0], today[1], today[2], hour, minute, second];
  const time = instant(date, utc);
  // A day or an hour that there is not would be another one.
  if (String(clock(time, utc)) !== String(date)) {
    return never(`Reload time ${text} is not valid - ignoring`, invalid);
  }
  if (time > now) return { type: 'at', time, dated };
  if (dated) {
    return never(
      `Reload time ${text} is in the past - ignoring`,
      'Reload date/time is in the past - ignoring',
    );
  }
  const [y, m, d, ...rest] = date;
  return { type: 'at', time: instant([y, m, d + 1, ...rest], utc), dated };
}

/** `2026-11-21 22:30:00`, in local time. */
export function showReloadTime(time: number): string {
  const [year, month, ...others] = clock(time, false);
  const [day, hour, minute, second] = others.map(twoDigits);
  return `${year}-${twoDigits(month + 1)}-${day} ${hour}:${minute}:${second}`;
}

/** The month counts from 0. */
type Fields = readonly [
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
];

function instant(fields: Fields, utc: boolean): number {
  return utc ? Date.UTC(...fields) : new Date(...fields).getTime();
}

/** What clocks show then. */
function clock(time: number, utc: boolean): Fields {
  const date = new Date(time);
  return utc
    ? [
        date.getUTCFullYear(),
        date.getUTCMonth(),
        date.getUTCDate(),
        date.getUTCHours(),
        date.getUTCMinutes(),
        date.getUTCSeconds(),
      ]
    : [
        date.getFullYear(),
        date.getMonth(),
        date.getDate(),
        date.getHours(),
        date.getMinutes(),
        date.getSeconds(),
      ];
}

function fullYear(year: number): number {
  if (year > 99) return year;
  return year + (year < CENTURY_TURNS_AT ? 2000 : 1900);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function never(...lines: readonly string[]): ReloadTime {
  return { type: 'never', lines };
}
