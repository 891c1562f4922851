import type { Kernel } from '@kaconf/kernel';
import type { Notification } from '@kaconf/vrrp';
import type { PastTransition } from '../control/protocol.ts';

/** Of each instance. */
const KEPT = 10;

/** What has become of the instances lately, and why. */
export class Transitions {
  readonly #clock: Pick<Kernel, 'wallClock'>;
  readonly #kept = new Map<string, readonly PastTransition[]>();

  constructor(clock: Pick<Kernel, 'wallClock'>) {
    this.#clock = clock;
  }

  note({ subject, name, event, cause }: Notification): void {
    if (subject !== 'INSTANCE' || cause === undefined) return;
    if (event === 'DELETED') {
      this.#kept.delete(name);
      return;
    }
    const time = new Date(this.#clock.wallClock() / 1000).toISOString();
    this.#kept.set(name, [...this.of(name), { time, state: event, cause }].slice(-KEPT));
  }

  /** The newest last. */
  of(name: string): readonly PastTransition[] {
    return this.#kept.get(name) ?? [];
  }
}
