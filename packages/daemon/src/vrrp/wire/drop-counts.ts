import type { Effect } from '@kaconf/vrrp';
import { Tally } from './tally.ts';

/** How many packets changed nothing, by reason, for each instance and for those that were for none of them. */
export class DropCounts {
  readonly #tally = new Tally();

  count({ reason, instance, interface: name }: Extract<Effect, { type: 'drop' }>): void {
    this.#tally.add(instance ?? name ?? 'no interface', reason);
  }

  /** `VI_1: 3 bad checksum, 1 wrong TTL`. */
  summary(): string[] {
    return this.#tally.lines();
  }
}
