import type { Log } from './logger.ts';

/** A log whose lines wait for what is more urgent, and with them what else can wait; none is lost, and all keep their order. */
export interface HeldLog extends Log {
  /** Does this first, and writes afterwards what was logged meanwhile. */
  after(urgent: () => void): void;
  /** Does it in its turn among the lines. */
  later(work: () => void): void;
  /** Everything that waits, now: the process ends. */
  release(): void;
}

/** What is done before packets and timers get their turn again: a millisecond's work or two. */
const SLICE = 32;

/** @param isWireBusy whether there are still frames to send, which go first */
export function heldLog(log: Log, isWireBusy: () => boolean = () => false): HeldLog {
  const queue = new HeldQueue(isWireBusy);
  const say = (level: keyof Log) => (text: string) => queue.add(() => log[level](text));
  return {
    alert: say('alert'),
    error: say('error'),
    warning: say('warning'),
    info: say('info'),
    debug: say('debug'),
    detail: say('detail'),
    later: (work) => queue.add(work),
    after: (urgent) => queue.after(urgent),
    release: () => queue.release(),
  };
}

class HeldQueue {
  readonly #isWireBusy: () => boolean;
  readonly #items: (() => void)[] = [];
  #urgent = 0;
  #scheduled = false;

  constructor(isWireBusy: () => boolean) {
    this.#isWireBusy = isWireBusy;
  }

  add(item: () => void): void {
    if (this.#urgent > 0 || this.#items.length > 0) this.#items.push(item);
    else item();
  }

  after(urgent: () => void): void {
    this.#urgent++;
    try {
      urgent();
    } finally {
      this.#urgent--;
      if (this.#urgent === 0) this.#doSlice();
    }
  }

  release(): void {
    for (const item of this.#items.splice(0)) item();
  }

  #doSlice(): void {
    if (this.#items.length === 0 || this.#scheduled) return;
    if (!this.#isWireBusy()) for (const item of this.#items.splice(0, SLICE)) item();
    if (this.#items.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#doSlice();
    });
  }
}
