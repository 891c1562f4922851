import type { Command } from '@kaconf/vrrp';
import { type Process, startProcess } from './process.ts';

/**
 * Starts programs in the order in which they are asked for, one each turn of the event loop: a start takes milliseconds,
 * and adverts and packets are not to wait for more than one of them.
 */
export class Starter {
  readonly #ahead: (() => void)[] = [];
  readonly #waiting: (() => void)[] = [];
  #idle = Promise.resolve();
  #becomeIdle = () => {};

  /** Resolves when it has been started. */
  start(command: Command): Promise<Process> {
    return this.#enter(this.#waiting, command);
  }

  /** Before what waits already: hundreds of notify scripts shall not make a check look as if it took too long. */
  startAhead(command: Command): Promise<Process> {
    return this.#enter(this.#ahead, command);
  }

  /** Resolves when everything asked for has been started. */
  idle(): Promise<void> {
    return this.#idle;
  }

  #enter(queue: (() => void)[], command: Command): Promise<Process> {
    const isIdle = this.#ahead.length + this.#waiting.length === 0;
    return new Promise((resolve) => {
      queue.push(() => resolve(startProcess(command)));
      if (!isIdle) return;
      this.#idle = new Promise((idle) => {
        this.#becomeIdle = idle;
      });
      setImmediate(() => this.#startNext());
    });
  }

  #startNext(): void {
    const queue = this.#ahead.length > 0 ? this.#ahead : this.#waiting;
    queue[0]?.();
    queue.shift();
    if (this.#ahead.length + this.#waiting.length > 0) setImmediate(() => this.#startNext());
    else this.#becomeIdle();
  }
}
