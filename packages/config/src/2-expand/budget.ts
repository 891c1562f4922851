/** 300 virtual servers of 100 real servers each, as one finds them written in sequences, take 620,000; a slip makes billions. */
const MOST = 700_000;
/** Of these some thirty are enough to see what is wrong with any; where blocks stay open, twice as many. */
const ENOUGH = 80_000;
const PLENTY = 160_000;

/**
 * How much more may be made of what is written once: each line of a loop, of a definition or of a file that is read again
 * counts, and each value that is put into one.
 */
export class Budget {
  #left = MOST;

  spend(count = 1): void {
    this.#left -= count;
  }

  get spent(): number {
    return MOST - this.#left;
  }

  /** Whether there is enough of it for somebody to find mistakes in. @param isBetween blocks that loops make */
  isEnough(isBetween: boolean): boolean {
    return this.spent > (isBetween ? ENOUGH : PLENTY);
  }

  allows(count: number): boolean {
    return count <= this.#left;
  }
}

/** Definitions are in definitions for good reason, and loops in loops, but no deeper. */
const NESTED = 8;
const DEAR = 64;

/** Of a value that so many definitions make together: what multiplies at each step soon has no end. */
export function costAt(depth: number): number {
  return depth > NESTED ? DEAR : 1;
}

/** In values. */
const LINE = 5;
/** Most lines are no longer. */
const COMMON_LENGTH = 100;

/** Of a line that so many definitions or loops make together. */
export function costOf({ text }: { readonly text: string }, depth: number): number {
  return LINE * (costAt(depth) + Math.floor(text.length / COMMON_LENGTH));
}
