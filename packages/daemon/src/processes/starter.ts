import type { Command } from '@kaconf/vrrp';
import { type Process, startProcess } from './process.ts';

/**
 * Starts programs in the order in which they are asked for, one each turn of the event loop: a start takes milliseconds,
 * and adverts and packets are not to wait for more than one of them.
 */
export class Starter {
  readonly #waiting: (() => void)[] = [];
  #idle = Promise.resolve();
  #becomeIdle = () => {};

  /** Resolves when it has been started. */
  start(command: Command): Promise<Process> {
    return new Promise((resolve) => {
      this.#waiting.push(() => resolve(startProcess(command)));
      if (this.#waiting.length > 1) return;
      this.#idle = new Promise((idle) => {
        this.#becomeIdle = idle;
      });
      setImmediate(() => this.#startNext());
    });
  }

  /** Resolves when everything asked for has been started. */
  idle(): Promise<void> {
    return this.#idle;
  }

  #startNext(): void {
    this.#waiting[0]?.();
    this.#waiting.shift();
    if (this.#waiting.length > 0) setImmediate(() => this.#startNext());
    else this.#becomeIdle();
  }
}
