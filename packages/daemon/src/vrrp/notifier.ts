import type { Command, Notification, NotifyPlan, RouterPlan } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import { type Process, startProcess } from './process.ts';

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
  readonly #starting = new Set<Promise<void>>();

  constructor(log: Log) {
    this.#log = log;
  }

  notify(plan: RouterPlan, notification: Notification): void {
    const { subject, name, event, priority } = notification;
    const named = subject === 'INSTANCE' ? plan.instances : plan.groups;
    const scripts = named.find((one) => one.name === name)?.notify;
    if (!scripts) return;
    const specific = scripts[scriptOf[event]];
    if (specific) this.#start(specific);
    const words = [subject, name, event, String(priority)];
    if (scripts.any) this.#start({ ...scripts.any, words: [...scripts.any.words, ...words] });
  }

  /** Resolves when every script so far has been started; they may outlive this process. */
  async started(): Promise<void> {
    await Promise.all(this.#starting);
  }

  #start(command: Command): void {
    const starting = startProcess(command).then((process) => void this.#follow(process));
    this.#starting.add(starting);
    void starting.finally(() => this.#starting.delete(starting));
  }

  async #follow(process: Process): Promise<void> {
    const { failure, exitCode } = await process.ended;
    if (failure !== undefined && exitCode === undefined) this.#log.error(failure);
  }
}
