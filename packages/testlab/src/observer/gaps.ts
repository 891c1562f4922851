import type { Millis } from '../clock.ts';
import type { Advert } from './event.ts';

/** The times between each virtual router's adverts. */
export function gapsOf(sent: readonly Advert[]): readonly Millis[] {
  const last = new Map<number, Millis>();
  const gaps: Millis[] = [];
  for (const { vrid, time } of sent) {
    const previous = last.get(vrid);
    if (previous !== undefined) gaps.push(time - previous);
    last.set(vrid, time);
  }
  return gaps;
}

/** By how much each advert came later than one interval after the one before, ascending. */
export function latenessOf(sent: readonly Advert[], interval: Millis): readonly Millis[] {
  return gapsOf(sent)
    .map((gap) => gap - interval)
    .toSorted((a, b) => a - b);
}
