import type { MailPlan } from '@kaconf/vrrp';
import { type Mail, mailContent } from './message.ts';

/** What is said and what is to be answered; the first has nothing to say, the server greets. */
export interface Exchange {
  readonly name: string;
  readonly says: string;
  readonly expects: number;
}

export const QUIT: Exchange = { name: 'QUIT', says: 'QUIT\r\n', expects: 221 };

/** RFC 5321 section 3, as keepalived speaks it. */
export function conversation(plan: MailPlan, mail: Mail, time: Date): Exchange[] {
  const recipients = plan.to.map((to) => ({
    name: 'RCPT',
    says: `RCPT TO:${pathOf(to)}\r\n`,
    expects: 250,
  }));
  return [
    { name: '(E)SMTP', says: '', expects: 220 },
    { name: 'HELO', says: `HELO ${plan.helloName}\r\n`, expects: 250 },
    { name: 'MAIL', says: `MAIL FROM:${pathOf(plan.from)}\r\n`, expects: 250 },
    ...recipients,
    { name: 'DATA', says: 'DATA\r\n', expects: 354 },
    { name: 'BODY', says: mailContent(plan, mail, time), expects: 250 },
    QUIT,
  ];
}

/** `On call <ops@example.com>` → `<ops@example.com>` */
function pathOf(mailbox: string): string {
  const start = mailbox.lastIndexOf('<');
  return mailbox.endsWith('>') && start !== -1 ? mailbox.slice(start) : `<${mailbox}>`;
}

/** Replies in what has arrived so far (RFC 5321 section 4.2): of several lines the last one counts. */
export function readReplies(text: string): { readonly codes: readonly number[]; readonly rest: string } {
  const lines = text.split('\r\n');
  const rest = lines.pop() ?? '';
  const last = lines.filter((line) => !/^\d{3}-/.test(line));
  return { codes: last.map(codeOf), rest };
}

/** -1 for what is no reply at all. */
function codeOf(line: string): number {
  return /^\d{3}/.test(line) ? Number(line.slice(0, 3)) : -1;
}
