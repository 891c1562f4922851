/** One after the other. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when it is one's turn. @returns what ends it; again it does nothing */
  async next(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = this.#last;
    this.#last = before.then(() => promise);
    await before;
    return resolve;
  }
}
