import type { Mail, Notify } from '@kaconf/ipvs';
import type { MailPlan, PipePlan } from '@kaconf/vrrp';
import type { Mailer } from '../mail/mailer.ts';
import type { NotifyPipes } from '../notify/notify-pipes.ts';
import type { NotifyPrograms } from '../notify/notify-programs.ts';

/** Whom the process tells what becomes of virtual and real servers. Plain data. */
export interface ServersReport {
  /** `notify_fifo` and `lvs_notify_fifo`, in this order. */
  readonly pipes: readonly PipePlan[];
  readonly mail: MailPlan | undefined;
}

interface Listeners {
  readonly programs: NotifyPrograms;
  readonly pipes: NotifyPipes;
  readonly mailer: Mailer;
}

/** Tells everybody who wants to know. */
export class ServersNotifier {
  readonly #listeners: Listeners;
  #mail: MailPlan | undefined;

  constructor(listeners: Listeners) {
    this.#listeners = listeners;
  }

  follow({ pipes, mail }: ServersReport): void {
    this.#mail = mail;
    this.#listeners.pipes.match(pipes);
  }

  notify({ line, program, stopping }: Notify): void {
    const { programs, pipes } = this.#listeners;
    if (program) programs.run(program, stopping);
    pipes.tell(`${line}\n`);
  }

  mail({ subject, text }: Mail): void {
    if (this.#mail) this.#listeners.mailer.send(this.#mail, { subject, text });
  }

  /** Everything that has been said is heard, as far as that does not take longer than a second. */
  async finish(): Promise<void> {
    const { programs, pipes, mailer } = this.#listeners;
    await Promise.all([programs.finish(), pipes.finish(), mailer.finish()]);
  }
}
