import { micros } from '@kaconf/net';
import { parseTime, timeText } from '@kaconf/simulate';

/** `#t=12.4s`. */
export function linkTo(time: number): string {
  return `#t=${timeText(micros(time))}`;
}

/** Undefined where it names no time. */
export function timeIn(hash: string): number | undefined {
  const [, text] = /^#t=(.+)$/.exec(hash) ?? [];
  return text === undefined ? undefined : parseTime(text);
}
