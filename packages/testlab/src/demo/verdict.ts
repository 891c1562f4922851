import type { Millis } from '../clock.ts';
import { paint } from './screen.ts';

/** Something that had to happen, with the time that the protocol gives it. */
export interface Verdict {
  /** `b took over` */
  readonly what: string;
  /** `the last advert` */
  readonly after: string;
  readonly took: Millis;
  readonly limit: Millis;
  readonly pingsLost: number;
}

/** A busy machine is late without anything being wrong. */
const GRACE: Millis = 250;

export function isInTime({ took, limit }: Verdict): boolean {
  return took <= limit + GRACE;
}

/** `✔ b took over 3.608 s after the last advert (protocol: 3.609 s), 72 pings lost` */
export function formatVerdict(verdict: Verdict): string {
  const { what, after, took, limit, pingsLost } = verdict;
  const mark = isInTime(verdict) ? paint('green', '✔') : paint('red', '✘');
  const pings = `${pingsLost === 0 ? 'no' : pingsLost} ping${pingsLost === 1 ? '' : 's'} lost`;
  return `${mark} ${what} ${seconds(took)} after ${after} (protocol: ${seconds(limit)}), ${pings}`;
}

function seconds(duration: Millis): string {
  return `${(duration / 1000).toFixed(3)} s`;
}

/** RFC 3768 section 6.1 with an advertisement interval of one second: three of them and the skew. */
export function masterDownInterval(priority: number): Millis {
  return 3000 + (1000 * (256 - priority)) / 256;
}
