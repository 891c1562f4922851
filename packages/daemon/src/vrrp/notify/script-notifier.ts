import type { Command, Notification, NotifiedEvent, NotifyPlan } from '@kaconf/vrrp';
import type { Log } from '../../logging/logger.ts';
import { awaitEnd } from '../../processes/end.ts';
import type { Process } from '../../processes/process.ts';
import type { Starter } from '../../processes/starter.ts';
import { notifiedWord } from './notified-word.ts';

/** Which script is for what; of a priority only the pipes are told. */
const scriptOf = {
  MASTER: 'master',
  BACKUP: 'backup',
  FAULT: 'fault',
  STOP: 'stop',
  DELETED: 'deleted',
  MASTER_RX_LOWER_PRI: 'masterReceivedLowerPriority',
} as const satisfies Partial<Record<NotifiedEvent, keyof NotifyPlan>>;

/** Starts the notify scripts of instances and sync groups. */
export class ScriptNotifier {
  readonly #starter: Starter;
  readonly #log: Log;
  readonly #stopping = new Set<Process>();

  constructor(starter: Starter, log: Log) {
    this.#starter = starter;
    this.#log = log;
  }

  notify(scripts: NotifyPlan, { subject, name, event, priority }: Notification): void {
    if (event === 'MASTER_PRIORITY' || event === 'BACKUP_PRIORITY') return;
    const own = scripts[scriptOf[event]];
    const awaited = event === 'STOP';
    if (own) void this.#run(own, awaited);
    // It is told of states, and this is none.
    if (!scripts.any || event === 'MASTER_RX_LOWER_PRI') return;
    const words = [subject, name, notifiedWord(event, scripts), String(priority)];
    void this.#run({ ...scripts.any, words: [...scripts.any.words, ...words] }, awaited);
  }

  /** When all have been started: those that are told of the end have a second for it. */
  async finish(): Promise<void> {
    await this.#starter.idle();
    await Promise.all([...this.#stopping].map(awaitEnd));
  }

  async #run(command: Command, awaited: boolean): Promise<void> {
    const process = await this.#starter.start(command);
    if (awaited) this.#stopping.add(process);
    const ending = await process.ended;
    this.#stopping.delete(process);
    if (ending.type === 'notStarted') this.#log.alert(ending.failure.message);
  }
}
