import { isForSomeHosts } from '../../conditions.ts';
import { OWNER } from '../../instances.ts';
import type { Rule } from '../../rule.ts';

export const masterWithoutPriority: Rule = {
  code: 'KL101',
  name: 'master-without-priority',
  severity: 'warning',
  summary: 'state MASTER without a priority',
  *check({ config, texts }) {
    if (isForSomeHosts(texts, 'priority')) return;
    for (const { name, state, priority, spans, span } of config.vrrp_instances) {
      if (state !== 'MASTER' || priority !== OWNER || spans.priority !== undefined) continue;
      yield {
        span: spans.state ?? span,
        message: `'${name}' has priority ${OWNER}, as if it owned the addresses`,
        hint: `write a priority: without one, state MASTER means ${OWNER}`,
      };
    }
  },
};
