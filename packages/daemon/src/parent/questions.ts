/** How long whoever asks waits for a child that does not get its turn, or is stopped. */
const ANSWER_MS = 3000;

/** What a child is asked, and who waits for what it finds. @typeParam Found what that is */
export class Questions<Found> {
  readonly #waiting = new Map<number, (found: Found | undefined) => void>();
  #next = 0;

  /** @param tell asks the child, with a number for its answer @returns undefined while no child answers */
  ask(tell: (id: number) => void): Promise<Found | undefined> {
    const id = this.#next++;
    const { promise, resolve } = Promise.withResolvers<Found | undefined>();
    this.#waiting.set(id, resolve);
    tell(id);
    const patience = setTimeout(() => this.answered(id, undefined), ANSWER_MS);
    return promise.finally(() => clearTimeout(patience));
  }

  answered(id: number, found: Found | undefined): void {
    this.#waiting.get(id)?.(found);
    this.#waiting.delete(id);
  }

  /** Nobody answers any more. */
  end(): void {
    for (const id of this.#waiting.keys()) this.answered(id, undefined);
  }
}
