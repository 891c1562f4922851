import { isForSomeHosts } from '../../conditions.ts';
import type { Rule } from '../../rule.ts';

export const mailsWithoutServer: Rule = {
  code: 'KL601',
  name: 'mails-without-server',
  severity: 'warning',
  summary: 'notification_email without an smtp_server',
  *check({ config: { global_defs }, texts }) {
    const { notification_email, smtp_server, spans, span } = global_defs;
    if (notification_email.length === 0 || smtp_server !== undefined) return;
    if (isForSomeHosts(texts, 'smtp_server')) return;
    yield {
      span: spans.notification_email ?? span,
      message: 'there is no smtp_server: no mail is ever sent',
      hint: 'add an smtp_server, or leave the recipients out',
    };
  },
};
