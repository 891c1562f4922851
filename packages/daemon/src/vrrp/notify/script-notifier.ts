import type { Notification, NotifiedEvent, NotifyPlan } from '@kaconf/vrrp';
import type { NotifyPrograms } from '../../notify/notify-programs.ts';
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
  readonly #programs: NotifyPrograms;

  constructor(programs: NotifyPrograms) {
    this.#programs = programs;
  }

  notify(scripts: NotifyPlan, { subject, name, event, priority }: Notification): void {
    if (event === 'MASTER_PRIORITY' || event === 'BACKUP_PRIORITY') return;
    const own = scripts[scriptOf[event]];
    const awaited = event === 'STOP';
    if (own) this.#programs.run(own, awaited);
    // It is told of states, and this is none.
    if (!scripts.any || event === 'MASTER_RX_LOWER_PRI') return;
    const words = [subject, name, notifiedWord(event, scripts), String(priority)];
    this.#programs.run({ ...scripts.any, words: [...scripts.any.words, ...words] }, awaited);
  }

  /** When all have been started: those that are told of the end have a second for it. */
  finish(): Promise<void> {
    return this.#programs.finish();
  }
}
