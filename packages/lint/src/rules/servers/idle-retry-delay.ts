import { remove } from '../../fixes.ts';
import type { Rule } from '../../rule.ts';
import { serversThat } from '../../servers.ts';

const withMiscCheck = serversThat(({ MISC_CHECK }) => MISC_CHECK.length > 0);

export const idleRetryDelay: Rule = {
  code: 'KL506',
  name: 'idle-retry-delay',
  severity: 'note',
  summary: 'delay_before_retry where nothing is tried again',
  *check({ config, texts }) {
    for (const { MISC_CHECK } of withMiscCheck(config)) {
      for (const { retry, spans } of MISC_CHECK) {
        if (retry !== 0 || spans.delay_before_retry === undefined) continue;
        yield {
          span: spans.delay_before_retry,
          message: 'this has no effect: a MISC_CHECK without retry fails at once',
          hint: 'add retry, or leave it out',
          fix: remove('leave delay_before_retry out', spans.delay_before_retry, texts),
        };
      }
    }
  },
};
