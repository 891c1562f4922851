import { KernelError } from '@kaconf/kernel';
import type { Log } from '../../logging/logger.ts';
import type { Links } from './links.ts';

/**
 * `promote_secondaries`: when the first IPv4 address of a subnet goes from an interface, the second takes its place;
 * otherwise the kernel takes all of them away. What was not so before is undone at the end.
 */
export class PromotedSecondaries {
  readonly #links: Links;
  readonly #log: Log;
  /** The indexes of the interfaces whose setting is ours. */
  readonly #changed = new Set<number>();

  constructor(links: Links, log: Log) {
    this.#links = links;
    this.#log = log;
  }

  /** The interfaces that had it not. */
  get unpromoted(): readonly number[] {
    return [...this.#changed];
  }

  /** From a predecessor that was killed. */
  inherit(unpromoted: readonly number[]): void {
    for (const { index, ipv4 } of this.#links.all()) {
      if (unpromoted.includes(index) && ipv4?.promoteSecondaries === 1) this.#changed.add(index);
    }
  }

  /** @param names the interfaces that are to have it; one that has just been made has not */
  match(names: readonly string[]): void {
    const wanted = names.flatMap((name) => this.#links.find(name) ?? []);
    for (const index of this.#changed) if (!wanted.some((link) => link.index === index)) this.#undo(index);
    for (const { index, ipv4 } of wanted) {
      if (this.#changed.has(index) || ipv4?.promoteSecondaries === 1) continue;
      if (this.#set(index, 1)) this.#changed.add(index);
    }
  }

  restore(): void {
    this.match([]);
  }

  #undo(index: number): void {
    this.#changed.delete(index);
    if (this.#links.name(index) !== undefined) this.#set(index, 0);
  }

  #set(index: number, promoteSecondaries: 0 | 1): boolean {
    try {
      this.#links.network.changeLink(index, { ipv4: { promoteSecondaries } });
      return true;
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      this.#log.error(error.message);
      return false;
    }
  }
}
