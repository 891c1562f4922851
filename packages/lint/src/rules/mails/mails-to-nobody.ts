import { isForSomeHosts } from '../../conditions.ts';
import type { Rule } from '../../rule.ts';

export const mailsToNobody: Rule = {
  code: 'KL602',
  name: 'mails-to-nobody',
  severity: 'warning',
  summary: 'smtp_alert without recipients',
  *check({ config, texts }) {
    const { global_defs, vrrp_instances, vrrp_sync_groups, virtual_servers } = config;
    if (global_defs.notification_email.length > 0 || isForSomeHosts(texts, 'notification_email')) return;
    const asking = [global_defs, ...vrrp_instances, ...vrrp_sync_groups, ...virtual_servers].find(
      ({ smtp_alert, spans }) => smtp_alert && spans.smtp_alert !== undefined,
    );
    if (asking === undefined) return;
    yield {
      span: asking.spans.smtp_alert ?? asking.span,
      message: 'there is no notification_email: nobody gets a mail',
      hint: 'name the recipients in global_defs',
    };
  },
};
