import type { Notification, RouterPlan } from '@kaconf/vrrp';
import type { NotifyPipes } from '../../notify/notify-pipes.ts';
import type { MailNotifier } from './mail-notifier.ts';
import { notifiedWord } from './notified-word.ts';
import type { ScriptNotifier } from './script-notifier.ts';

export interface Listeners {
  readonly scripts: ScriptNotifier;
  readonly pipes: NotifyPipes;
  readonly mails: MailNotifier;
}

/** Tells everybody who wants to know what has become of an instance or a sync group, in keepalived's order. */
export class Notifier {
  readonly #listeners: Listeners;

  constructor(listeners: Listeners) {
    this.#listeners = listeners;
  }

  /** The pipes that are to be open. */
  follow({ report }: RouterPlan): void {
    this.#listeners.pipes.match(report.pipes);
  }

  notify(plan: RouterPlan, notification: Notification): void {
    const { subject, name, event, priority, again } = notification;
    const { scripts, pipes, mails } = this.#listeners;
    const named = subject === 'INSTANCE' ? plan.instances : plan.groups;
    const whom = named.find((one) => one.name === name)?.notify;
    if (!whom) return;
    if (!again) scripts.notify(whom, notification);
    pipes.tell(`${subject} "${name}" ${notifiedWord(event, whom)} ${priority}\n`);
    if (!again && whom.mails) mails.notify(plan.report.mail, notification, whom);
  }

  /** Everything that has been said is heard, as far as that does not take longer than a second. */
  async finish(): Promise<void> {
    const { scripts, pipes, mails } = this.#listeners;
    await Promise.all([scripts.finish(), pipes.finish(), mails.finish()]);
  }
}
