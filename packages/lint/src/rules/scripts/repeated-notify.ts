import type { Rule } from '../../rule.ts';

const OF_ONE_STATE = ['notify_master', 'notify_backup', 'notify_fault', 'notify_stop'] as const;

export const repeatedNotify: Rule = {
  code: 'KL310',
  name: 'repeated-notify',
  severity: 'warning',
  summary: 'script that one transition runs twice',
  *check({ config: { vrrp_instances, vrrp_sync_groups } }) {
    for (const owner of [...vrrp_instances, ...vrrp_sync_groups]) {
      const { name, notify, spans, span } = owner;
      if (notify === undefined) continue;
      const again = OF_ONE_STATE.find((keyword) => owner[keyword]?.text === notify.text);
      if (again === undefined) continue;
      yield {
        span: spans.notify ?? span,
        message: `a transition of '${name}' runs ${notify.text} for ${again}, and again for notify`,
        hint: 'notify alone is told of every state',
      };
    }
  },
};
