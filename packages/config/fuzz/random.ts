/** A number in [0, 1). */
export type Next = () => number;

/** mulberry32: the same numbers for the same seed. */
export function random(seed: number): Next {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of several; there is at least one. */
export function pick<T>(values: readonly [T, ...T[]] | readonly T[], next: Next): T {
  return values[Math.floor(next() * values.length)] as T;
}
