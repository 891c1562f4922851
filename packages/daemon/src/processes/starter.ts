import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Command } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import { type Process, startProcesses } from './process.ts';

/** Started in one go; who comes meanwhile waits until all of them have begun, half a millisecond each. */
const AT_ONCE = 16;

interface Asked {
  readonly command: Command;
  readonly started: (process: Process) => void;
}

/** Starts programs in the order in which they are asked for. */
export class Starter {
  readonly #ahead: Asked[] = [];
  readonly #waiting: Asked[] = [];
  #working: Promise<void> | undefined;
  readonly #log: Pick<Log, 'error'>;
  readonly #output: Log | undefined;

  /**
   * @param log is told whom this process may not end
   * @param output gets what they write; without it that is discarded
   */
  constructor(log: Pick<Log, 'error'>, output?: Log) {
    this.#log = log;
    this.#output = output;
  }

  /** Resolves when it has been started. */
  start(command: Command): Promise<Process> {
    return this.#enter(this.#waiting, command);
  }

  /** Before what waits already: hundreds of notify scripts shall not make a check look as if it took too long. */
  startAhead(command: Command): Promise<Process> {
    return this.#enter(this.#ahead, command);
  }

  /** Resolves when everything asked for has been started. */
  async idle(): Promise<void> {
    await this.#working;
  }

  #enter(queue: Asked[], command: Command): Promise<Process> {
    return new Promise((started) => {
      queue.push({ command, started });
      this.#working ??= this.#work();
    });
  }

  async #work(): Promise<void> {
    // Those that are asked for in the same turn of the event loop go together.
    await nextTurn();
    while (this.#ahead.length + this.#waiting.length > 0) await this.#startSome();
    this.#working = undefined;
  }

  async #startSome(): Promise<void> {
    const some = this.#ahead.splice(0, AT_ONCE);
    some.push(...this.#waiting.splice(0, AT_ONCE - some.length));
    const processes = await startProcesses(
      some.map(({ command }) => command),
      this.#log,
      this.#output,
    );
    some.forEach(({ started }, index) => {
      const process = processes[index];
      if (process) started(process);
    });
  }
}
