import type { Effect } from '@kaconf/vrrp';
import { Tally } from '../../tally.ts';

/** How many packets changed nothing, by reason, for each instance and for those that were for none of them. */
export class DropCounts {
  readonly #tally = new Tally();

  count({ reason, instance, interface: name }: Extract<Effect, { type: 'drop' }>): void {
    this.#tally.add(instance ?? name ?? 'no interface', reason);
  }

  /** Of an instance, or of an interface that heard what was for none. */
  of(subject: string): Readonly<Record<string, number>> {
    return this.#tally.of(subject);
  }

  /** Of those that were for none of these instances, by the interface that heard them. */
  strays(instances: ReadonlySet<string>): Record<string, Readonly<Record<string, number>>> {
    const others = this.#tally.subjects.filter((subject) => !instances.has(subject));
    return Object.fromEntries(others.map((subject) => [subject, this.of(subject)]));
  }

  /** `VI_1: 3 bad checksum, 1 wrong TTL`. */
  summary(): string[] {
    return this.#tally.lines();
  }
}
