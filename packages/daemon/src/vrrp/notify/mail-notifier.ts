import type { MailPlan, Notification, NotifyPlan, Transition } from '@kaconf/vrrp';
import type { Mailer } from '../../mail/mailer.ts';
import { notifiedWord } from './notified-word.ts';

/** Subject and text. */
type Wording = readonly [string, string];

const LOST = '=> VRRP Instance is no longer owning VRRP VIPs <=';

const INSTANCE: Readonly<Record<Transition, Wording>> = {
  MASTER: ['Entering MASTER state', '=> VRRP Instance is now owning VRRP VIPs <='],
  BACKUP: ['Entering BACKUP state', LOST],
  FAULT: ['Entering FAULT state', LOST],
  STOP: ['Stopping', '=> VRRP Instance stopping <='],
  DELETED: ['Deleted', '=> VRRP Deleted at reload <='],
};

const GROUP: Readonly<Partial<Record<Transition, Wording>>> = {
  MASTER: ['Entering MASTER state', '=> All VRRP group instances are now in MASTER state <='],
  BACKUP: ['Entering BACKUP state', '=> All VRRP group instances are now in BACKUP state <='],
  FAULT: ['Entering FAULT state', '=> All VRRP group instances are now in FAULT state <='],
  STOP: ['Stopping', '=> All VRRP group instances are now stopping <='],
};

/** Mails what becomes of instances and sync groups: each state once until there is another. */
export class MailNotifier {
  readonly #mailer: Mailer;
  readonly #lastMailed = new Map<string, string>();

  constructor(mailer: Mailer) {
    this.#mailer = mailer;
  }

  notify(plan: MailPlan | undefined, { subject, name, event }: Notification, whom: NotifyPlan): void {
    const state = notifiedWord(event, whom) as Transition;
    const wording = subject === 'INSTANCE' ? INSTANCE[state] : GROUP[state];
    const key = `${subject} ${name}`;
    if (!plan || !wording || this.#lastMailed.get(key) === state) return;
    if (state === 'FAULT' && !plan.tellsFaults) return;
    this.#lastMailed.set(key, state);
    const [what, text] = wording;
    const who = subject === 'INSTANCE' ? 'VRRP Instance' : 'VRRP Group';
    this.#mailer.send(plan, { subject: `${who} ${name} - ${what}`, text });
  }

  finish(): Promise<void> {
    return this.#mailer.finish();
  }
}
