/** How many of two lists are the same at the beginning of both, and how many of the others at the end of both. */
export interface SameEnds {
  readonly above: number;
  readonly below: number;
}

export function sameEnds<T>(
  one: readonly T[],
  other: readonly T[],
  isSame: (one: T, other: T) => boolean = Object.is,
): SameEnds {
  const shorter = Math.min(one.length, other.length);
  const isSameAt = (at: number, otherAt: number) => isSame(one[at] as T, other[otherAt] as T);
  let above = 0;
  while (above < shorter && isSameAt(above, above)) above++;
  let below = 0;
  while (below < shorter - above && isSameAt(one.length - 1 - below, other.length - 1 - below)) below++;
  return { above, below };
}
