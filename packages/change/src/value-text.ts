import { DURATIONS } from '@kaconf/config';
import { isPart, membersOf, type Part, type Value } from './plain.ts';

/** Of these the value is the whole: it goes without its name. */
const SAID_BY_VALUE: ReadonlySet<string> = new Set([
  'prefix',
  'address',
  'destination',
  'name',
  'interface',
  'instance',
  'user',
  'method',
  'auth_type',
]);

/** Never shown. */
const SECRETS: ReadonlySet<string> = new Set(['auth_pass', 'secret', 'password']);
/** Entries that hold one: words are not to be shown. */
const WITH_SECRETS: ReadonlySet<string> = new Set(['key']);

export function isSecret(name: string): boolean {
  return SECRETS.has(name);
}

/** Whether an entry has a secret in it. */
export function holdsSecret(name: string): boolean {
  return WITH_SECRETS.has(name);
}

/** Durations that are written in milliseconds, or in microseconds; all others are in seconds. */
const MILLIS: ReadonlySet<string> = new Set(['min_rx', 'min_tx', 'idle_tx']);
const MICROS = /_rlimit_rttime$/;

/** A value as one would write it, where nobody has. @param name of the member that has it */
export function valueText(name: string, value: Value): string {
  return isSecret(name) && !isPart(value) ? '' : textOf(value, unitOf(name));
}

/** How many microseconds a number stands for; undefined where it is no duration. */
function unitOf(name: string): number | undefined {
  if (!Object.hasOwn(DURATIONS, name)) return undefined;
  if (MICROS.test(name)) return 1;
  return MILLIS.has(name) ? 1000 : 1_000_000;
}

/** @param unit of the numbers in it that are durations */
function textOf(value: Value, unit: number | undefined): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return String(value / (unit ?? 1));
  if (Array.isArray(value)) return value.map((each) => textOf(each, unit)).join(', ') || 'none';
  if (!isPart(value)) return String(value);
  if (Array.isArray(value.words)) return value.words.map(quoted).join(' ');
  if ('address' in value && 'length' in value) return `${value.address}/${value.length}`;
  if ('first' in value && 'last' in value) return rangeText(value);
  if ('method' in value && value.method !== 'TUN') return String(value.method);
  return membersOf(value)
    .filter((name) => !isSecret(name))
    .toSorted((a, b) => Number(SAID_BY_VALUE.has(b)) - Number(SAID_BY_VALUE.has(a)))
    .flatMap((name) => memberText(name, value[name], unit))
    .join(' ');
}

function rangeText({ first, last, port }: Part): string {
  const range = first === last ? first : `${first}-${last}`;
  return port === 0 ? String(range) : `${range} ${port}`;
}

function memberText(name: string, value: Value, unit: number | undefined): string[] {
  if (value === undefined || value === false || value === null) return [];
  if (Array.isArray(value) && value.length === 0) return [];
  if (value === true) return [name];
  const text = textOf(value, unit ?? unitOf(name));
  if (text === '') return [];
  return SAID_BY_VALUE.has(name) ? [text] : [`${name} ${text}`];
}

/** A word as it has to be written. */
export function quoted(word: string): string {
  return word === '' || /[\s"]/.test(word) ? `"${word}"` : word;
}
