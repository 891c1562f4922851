import type { Micros } from '@kaconf/net';
import type { Timer } from '../kernel.ts';

/** Time that stands still until a test moves it. */
export class VirtualClock {
  now: Micros;
  readonly #timers = new Set<VirtualTimer>();

  constructor(start: Micros) {
    this.now = start;
  }

  createTimer(expired: () => void): Timer {
    const timer = new VirtualTimer(expired, () => this.#timers.delete(timer));
    this.#timers.add(timer);
    return timer;
  }

  /** Expires the earliest timer that is due at `time`, having moved to its deadline when that is still ahead. */
  expireOne(time: Micros): boolean {
    const due = [...this.#timers].filter(({ deadline }) => deadline !== undefined && deadline <= time);
    const [first] = due.sort((a, b) => (a.deadline ?? 0) - (b.deadline ?? 0));
    if (first?.deadline === undefined) return false;
    if (first.deadline > this.now) this.now = first.deadline;
    first.expire();
    return true;
  }
}

class VirtualTimer implements Timer {
  deadline: Micros | undefined;
  readonly close: () => void;
  readonly #expired: () => void;

  constructor(expired: () => void, close: () => void) {
    this.#expired = expired;
    this.close = close;
  }

  set(deadline: Micros | undefined): void {
    this.deadline = deadline;
  }

  expire(): void {
    this.deadline = undefined;
    this.#expired();
  }
}
