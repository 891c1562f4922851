import { isForSomeHosts } from '../../conditions.ts';
import type { Rule } from '../../rule.ts';

export const mailsOfNothing: Rule = {
  code: 'KL603',
  name: 'mails-of-nothing',
  severity: 'note',
  summary: 'notification_email without smtp_alert',
  *check({ config, texts }) {
    const { global_defs, vrrp_instances, vrrp_sync_groups, virtual_servers } = config;
    const { notification_email, smtp_server, spans, span } = global_defs;
    if (notification_email.length === 0 || smtp_server === undefined || vrrp_instances.length === 0) return;
    const alerting = [
      ...vrrp_instances,
      ...vrrp_sync_groups,
      ...virtual_servers.flatMap((it) => [it, ...it.real_server]),
    ];
    if (alerting.some(({ smtp_alert }) => smtp_alert) || isForSomeHosts(texts, 'smtp_alert')) return;
    yield {
      span: spans.notification_email ?? span,
      message: 'nothing asks for mails: transitions are told only with smtp_alert',
      hint: 'add smtp_alert to global_defs, or to the instances that mails are wanted of',
    };
  },
};
