import type { Link } from '@kaconf/kernel';

/** What keepalived tells of an interface from what it has heard of it. */
export class LinkHistory {
  readonly #seenUp = new Set<number>();
  /** As the first news of one that is known already had it. */
  readonly #reversePaths = new Map<number, number>();

  /** It is there. */
  found({ index, up, running }: Link): void {
    if (up && running) this.#seenUp.add(index);
  }

  /** News of one that is known already. */
  heard(link: Link): void {
    this.found(link);
    const { index, ipv4 } = link;
    if (ipv4 && !this.#reversePaths.has(index)) this.#reversePaths.set(index, ipv4.rpFilter);
  }

  forget(index: number): void {
    this.#seenUp.delete(index);
    this.#reversePaths.delete(index);
  }

  wasUp({ index }: Link): boolean {
    return this.#seenUp.has(index);
  }

  /** `rp_filter`; undefined while there was no news. */
  reversePath({ index }: Link): number | undefined {
    return this.#reversePaths.get(index);
  }
}
