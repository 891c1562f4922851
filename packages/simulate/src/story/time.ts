import { type Micros, micros } from '@kaconf/net';

const UNITS: Readonly<Record<string, number>> = { ms: 1e3, s: 1e6, m: 60e6, h: 3_600e6, d: 86_400e6 };
const PART = /(\d+(?:\.\d+)?)(ms|[smhd])/gy;

/** `10s`, `1m30s`, `250ms`, `41d16h`; a number alone is seconds. Undefined for what is none. */
export function parseTime(text: string): Micros | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return micros(Number(text) * 1e6);
  const parts = [...text.matchAll(PART)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return undefined;
  return micros(parts.reduce((sum, [, value, unit = '']) => sum + Number(value) * (UNITS[unit] ?? 0), 0));
}

/** `1m30.250s`: to the millisecond, without the noughts at its end. */
export function timeText(time: Micros): string {
  const milliseconds = Math.round(time / 1_000);
  const [minutes, rest] = [Math.floor(milliseconds / 60_000), (milliseconds % 60_000) / 1_000];
  const whole = Number.isInteger(rest) ? String(rest) : rest.toFixed(3);
  if (minutes === 0) return `${whole}s`;
  const hours = Math.floor(minutes / 60);
  const all = [`${hours}h`, `${minutes % 60}m`, `${whole}s`];
  const last = rest > 0 ? 3 : minutes % 60 > 0 ? 2 : 1;
  return all.slice(hours > 0 ? 0 : 1, last).join('');
}
