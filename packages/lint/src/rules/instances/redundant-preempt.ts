import { remove } from '../../fixes.ts';
import { mindedLines } from '../../minded.ts';
import type { Rule } from '../../rule.ts';

const KEYWORD = 'preempt';

export const redundantPreempt: Rule = {
  code: 'KL113',
  name: 'redundant-preempt',
  severity: 'note',
  summary: 'preempt, which is the default',
  *check({ config, texts, diagnostics }) {
    const isMinded = mindedLines(diagnostics);
    for (const { name, nopreempt, spans } of config.vrrp_instances) {
      const written = spans.nopreempt;
      // Of a nopreempt that counts for nothing a check tells, and of one that this takes the place of.
      if (nopreempt || written === undefined || isMinded(written)) continue;
      if (written.endColumn - written.column !== KEYWORD.length) continue;
      yield {
        span: written,
        message: `'${name}' preempts anyway: the manual has this for backwards compatibility`,
        fix: remove(`leave ${KEYWORD} out`, written, texts),
      };
    }
  },
};
