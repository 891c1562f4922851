import type { DropReason, Effect } from '@kaconf/vrrp';

/** How many packets changed nothing, by reason, for each instance and for those that were for none of them. */
export class DropCounts {
  readonly #counts = new Map<string, Map<DropReason, number>>();

  count({ reason, instance, interface: name }: Extract<Effect, { type: 'drop' }>): void {
    const subject = instance ?? name;
    const counts = this.#counts.get(subject) ?? new Map<DropReason, number>();
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
    this.#counts.set(subject, counts);
  }

  /** One line for each instance or interface that has dropped something: `VI_1: 3 bad checksum, 1 wrong TTL`. */
  summary(): string[] {
    return [...this.#counts].map(([subject, counts]) => {
      const parts = [...counts].map(([reason, count]) => `${count} ${reason}`);
      return `${subject}: ${parts.join(', ')}`;
    });
  }
}
