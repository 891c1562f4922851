/** Mulberry32, a generator of 32 bits of state: chance that is part of the state, so that a run can be replayed. */
export function next(state: number): number {
  return (state + 0x6d2b79f5) | 0;
}

/** What that state stands for: 0 ≤ fraction < 1. */
export function fraction(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
