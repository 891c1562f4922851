/** Numbers that look like chance, the same for the same seed: xorshift32. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1) || 1;
  }

  /** A whole number of 0 to `below` − 1. */
  number(below: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % below;
  }

  /** Once in so many times. */
  once(times: number): boolean {
    return this.number(times) === 0;
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.number(values.length)];
    if (value === undefined) throw new Error('nothing to choose from');
    return value;
  }
}
