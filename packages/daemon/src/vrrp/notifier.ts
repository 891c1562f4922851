import type { Command, Notification, NotifyPlan, RouterPlan } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import { startProcess } from './process.ts';

const scriptOf = {
  MASTER: 'master',
  BACKUP: 'backup',
  FAULT: 'fault',
  STOP: 'stop',
  MASTER_RX_LOWER_PRI: 'masterReceivedLowerPriority',
} as const satisfies Record<Notification['event'], keyof NotifyPlan>;

/** Starts the notify scripts of an instance or a sync group. */
export class Notifier {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  notify(plan: RouterPlan, notification: Notification): void {
    const { subject, name, event, priority } = notification;
    const named = subject === 'INSTANCE' ? plan.instances : plan.groups;
    const scripts = named.find((one) => one.name === name)?.notify;
    if (!scripts) return;
    const specific = scripts[scriptOf[event]];
    if (specific) void this.#start(specific, []);
    if (scripts.any) void this.#start(scripts.any, [subject, name, event, String(priority)]);
  }

  async #start(command: Command, words: readonly string[]): Promise<void> {
    const process = await startProcess({ ...command, words: [...command.words, ...words] });
    const { failure, exitCode } = await process.ended;
    if (failure !== undefined && exitCode === undefined) this.#log.error(failure);
  }
}
