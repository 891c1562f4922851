import type { Command } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import { awaitEnd } from '../processes/end.ts';
import type { Process } from '../processes/process.ts';
import type { Starter } from '../processes/starter.ts';

/** Runs the programs that are told what happens. */
export class NotifyPrograms {
  readonly #starter: Starter;
  readonly #log: Log;
  readonly #awaited = new Set<Process>();

  constructor(starter: Starter, log: Log) {
    this.#starter = starter;
    this.#log = log;
  }

  /** @param awaited this process is about to end, and waits for it */
  run(command: Command, awaited: boolean): void {
    void this.#follow(command, awaited);
  }

  /** When all have been started: those that are awaited have a second. */
  async finish(): Promise<void> {
    await this.#starter.idle();
    await Promise.all([...this.#awaited].map(awaitEnd));
  }

  async #follow(command: Command, awaited: boolean): Promise<void> {
    const process = await this.#starter.start(command);
    if (awaited) this.#awaited.add(process);
    const ending = await process.ended;
    this.#awaited.delete(process);
    if (ending.type === 'notStarted') this.#log.alert(ending.failure.message);
  }
}
