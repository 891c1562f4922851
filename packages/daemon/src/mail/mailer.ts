import type { MailPlan } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import { conversation } from './conversation.ts';
import type { Mail } from './message.ts';
import { converse } from './smtp-client.ts';

/** So many mails are under way at once; the others wait in their order. */
const CONNECTIONS = 8;
/** More do not wait for a server that takes none: the oldest are no news any more. */
const WAITING = 1000;
/** What is left of them when this process ends. */
const PATIENCE_MS = 1000;

/** Sends mails one after the other, and keeps nobody waiting. */
export class Mailer {
  readonly #log: Log;
  readonly #waiting: { readonly plan: MailPlan; readonly mail: Mail; readonly time: Date }[] = [];
  readonly #sending = new Set<Promise<void>>();

  constructor(log: Log) {
    this.#log = log;
  }

  send(plan: MailPlan, mail: Mail): void {
    this.#waiting.push({ plan, mail, time: new Date() });
    const tooMany = this.#waiting.length > WAITING ? this.#waiting.shift() : undefined;
    if (tooMany) this.#log.info(`Mail is not sent, ${WAITING} wait behind it: ${tooMany.mail.subject}`);
    this.#sendNext();
  }

  async finish(): Promise<void> {
    let tooLate = () => {};
    const patience = new Promise<void>((resolve) => {
      tooLate = resolve;
    });
    const timer = setTimeout(tooLate, PATIENCE_MS);
    await Promise.race([this.#sent(), patience]);
    clearTimeout(timer);
    this.#waiting.length = 0;
  }

  async #sent(): Promise<void> {
    while (this.#sending.size > 0) await Promise.all(this.#sending);
  }

  #sendNext(): void {
    if (this.#sending.size >= CONNECTIONS) return;
    const next = this.#waiting.shift();
    if (!next) return;
    const { plan, mail, time } = next;
    const sending = converse(plan, conversation(plan, mail, time), this.#log).finally(() => {
      this.#sending.delete(sending);
      this.#sendNext();
    });
    this.#sending.add(sending);
  }
}
