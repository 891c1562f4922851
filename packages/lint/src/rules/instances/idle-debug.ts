import { remove } from '../../fixes.ts';
import type { Rule } from '../../rule.ts';

export const idleDebug: Rule = {
  code: 'KL114',
  name: 'idle-debug',
  severity: 'note',
  summary: 'debug of an instance',
  *check({ config, texts }) {
    for (const { spans } of config.vrrp_instances) {
      if (spans.debug === undefined) continue;
      yield {
        span: spans.debug,
        message: 'keepalived reads this and makes no use of it',
        hint: "its option '-D' makes the log more detailed",
        fix: remove('leave debug out', spans.debug, texts),
      };
    }
  },
};
