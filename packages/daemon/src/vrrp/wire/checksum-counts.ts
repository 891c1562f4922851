import type { Effect } from '@kaconf/vrrp';
import { Tally } from '../../tally.ts';

/** How many adverts were obeyed whose checksum is of another form than ours, for each instance. */
export class ChecksumCounts {
  readonly #tally = new Tally();

  count({ form, instance }: Extract<Effect, { type: 'otherChecksum' }>): void {
    this.#tally.add(instance, form);
  }

  /** `VI_1: 12 message`. */
  summary(): string[] {
    return this.#tally.lines();
  }
}
