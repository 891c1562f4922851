import type { Rule } from '../../rule.ts';

export const persistentOps: Rule = {
  code: 'KL505',
  name: 'persistent-ops',
  severity: 'warning',
  summary: 'persistence with one-packet scheduling',
  *check({ config }) {
    for (const { ops, persistence_timeout, spans, span } of config.virtual_servers) {
      if (!ops || persistence_timeout === 0) continue;
      yield {
        span: spans.ops ?? span,
        message: 'ops chooses a real server for each packet, and persistence keeps a client on one',
        hint: 'decide for one of the two',
      };
    }
  },
};
