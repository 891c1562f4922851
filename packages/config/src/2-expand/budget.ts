/** More than any machine has a use for; a slip in a sequence makes billions. */
const MOST = 100_000;

/**
 * How much more may be made of what is written once: each line of a loop, of a definition or of a file that is read again
 * counts, and each value that is put into one.
 */
export class Budget {
  #left = MOST;

  spend(count = 1): void {
    this.#left -= count;
  }

  allows(count: number): boolean {
    return count <= this.#left;
  }
}
