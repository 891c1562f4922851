import type { Micros } from '@kaconf/net';

/** When an advert was signed: a number of 64 bits that grows from advert to advert. Plain data. */
export interface Stamp {
  /** Since the epoch, modulo 2³². */
  readonly seconds: number;
  /** Above, 16 bits of a binary fraction of a second; below, 16 bits that count what is signed within one. */
  readonly fraction: number;
}

const SECOND = 1_000_000;
const FRACTIONS = 0x1_0000;
const WORD = 0x1_0000_0000;

/** @param wallClock since the epoch */
export function stampAt(wallClock: Micros): Stamp {
  const fraction = Math.floor(((wallClock % SECOND) * FRACTIONS) / SECOND);
  return { seconds: Math.floor(wallClock / SECOND) % WORD, fraction: fraction * FRACTIONS };
}

/** Whether the first is the later one, by the serial number arithmetic of RFC 1982. */
export function isAfter(one: Stamp, other: Stamp): boolean {
  const ahead = secondsAhead(one, other.seconds);
  return ahead === 0 ? one.fraction > other.fraction : ahead > 0;
}

/** How many seconds later the stamp is; negative when it is older. */
export function secondsAhead({ seconds }: Stamp, since: number): number {
  return (seconds - since) | 0;
}

/**
 * The clock, or one more than the last when the clock does not move or was set back. When it was set back by more than the
 * window that the others allow, they would not take what is ahead of it any more: then it begins anew.
 * @param window in seconds; undefined when the others look at nothing but growth
 */
export function nextStamp(last: Stamp | undefined, clock: Stamp, window: number | undefined): Stamp {
  if (last === undefined || isAfter(clock, last)) return clock;
  if (window !== undefined && secondsAhead(last, clock.seconds) > window) return clock;
  const fraction = last.fraction + 1;
  return fraction < WORD ? { ...last, fraction } : { seconds: (last.seconds + 1) % WORD, fraction: 0 };
}
