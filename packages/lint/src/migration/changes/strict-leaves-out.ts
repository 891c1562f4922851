import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { instancesIn, saidBy } from './instances.ts';
import { isStrict } from './strictness.ts';

const LEFT_OUT = ['authentication', 'preempt_delay', 'garp_lower_prio_repeat', 'garp_lower_prio_delay'];

export const strictLeavesOut: Change = {
  since: '2.0.0',
  kind: 'changed',
  severity: 'error',
  *find(written) {
    for (const instance of instancesIn(written).filter((it) => isStrict(it, written))) {
      for (const keyword of LEFT_OUT) {
        const statement = instance.said(keyword);
        if (statement === undefined || saidBy(statement) === '0') continue;
        yield {
          span: spanOfWords(statement),
          message: `the ${keyword} of '${instance.name}' is ignored in strict mode`,
          hint: "write 'strict_mode off' there, or take it away",
        };
      }
    }
  },
};
