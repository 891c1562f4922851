import type { Millis } from '../clock.ts';
import type { LogLine } from '../daemon/daemon.ts';

/** Something that was said of a server, by both. */
export interface Moment {
  readonly text: string;
  readonly real: Millis;
  readonly ours: Millis;
}

export interface Comparison {
  readonly moments: readonly Moment[];
  /** What only one of them has said, with who and when. */
  readonly alone: readonly string[];
}

/** What happens so shortly before the end may happen to one only. */
const EDGE: Millis = 500;

/** Line by line: what both said, in the order in which the real one did. @param end of the recording, after the first check */
export function compare(real: readonly LogLine[], ours: readonly LogLine[], end: Millis): Comparison {
  const left = ours.map(({ time, text }) => ({ time, text: inOldWords(text) }));
  const moments: Moment[] = [];
  const alone: LogLine[] = [];
  for (const line of real) {
    const index = left.findIndex(({ text }) => text === inOldWords(line.text));
    const [other] = index < 0 ? [] : left.splice(index, 1);
    if (other) moments.push({ text: line.text, real: line.time, ours: other.time });
    else alone.push({ time: line.time, text: `only the real one: ${line.text}` });
  }
  alone.push(...left.map(({ time, text }) => ({ time, text: `only ours: ${text}` })));
  const counted = alone.filter(({ time }) => time < end - EDGE);
  return { moments, alone: counted.map(({ time, text }) => `${time.toFixed(0)} ms ${text}`) };
}

/** 2.2.7 says this of SSL_GET, too. */
function inOldWords(text: string): string {
  return text.replace(/^SSL_CHECK /, 'HTTP_CHECK ');
}

/** By how much ours was later; negative: earlier. */
export function lateness({ real, ours }: Moment): Millis {
  return ours - real;
}

/** The one of which the two differ most. */
export function worst(moments: readonly Moment[]): Moment | undefined {
  return moments.toSorted((one, other) => Math.abs(lateness(other)) - Math.abs(lateness(one)))[0];
}
