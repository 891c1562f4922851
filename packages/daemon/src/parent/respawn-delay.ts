/** A child that lived this long had no trouble starting; keepalived says a minute. */
const LONG_LIFE_MS = 10_000;
const LONGEST_SECONDS = 60;

/** How long a child that dies soon after its start is left dead, in keepalived's seconds: 0, 1, 2, 4 … 60. */
export class RespawnDelay {
  #next = 0;

  /** @returns undefined where nothing has to be limited */
  after(livedMs: number): number | undefined {
    if (livedMs >= LONG_LIFE_MS) {
      this.#next = 0;
      return undefined;
    }
    const seconds = this.#next;
    this.#next = seconds === 0 ? 1 : Math.min(2 * seconds, LONGEST_SECONDS);
    return seconds;
  }
}
