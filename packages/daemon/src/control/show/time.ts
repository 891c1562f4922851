/** As on the clock of whoever reads it: `2026-11-22 05:00:12`. */
export function localTime(time: string): string {
  return new Date(time).toLocaleString('sv-SE');
}

const UNITS = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
] as const;

/** `3 min`, the largest unit that fits. */
export function ago(time: string, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - Date.parse(time)) / 1000);
  const [size, unit] = UNITS.find(([one]) => seconds >= one) ?? [1, 's'];
  return `${Math.floor(seconds / size)} ${unit}`;
}
