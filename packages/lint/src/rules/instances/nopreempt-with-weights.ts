import type { Rule } from '../../rule.ts';
import { weightsOf } from '../../weights.ts';

export const nopreemptWithWeights: Rule = {
  code: 'KL102',
  name: 'nopreempt-with-weights',
  severity: 'warning',
  summary: 'nopreempt with weights',
  *check({ config }) {
    for (const instance of config.vrrp_instances) {
      const { name, nopreempt, spans, span } = instance;
      if (!nopreempt) continue;
      const [first] = weightsOf(instance);
      if (first === undefined) continue;
      yield {
        span: spans.nopreempt ?? span,
        message: `'${name}' takes over from no living master: where the others have nopreempt, too, the weight of '${first.name}' moves no address`,
        hint: 'leave nopreempt out, or track with weight 0: who fails is in FAULT then, and no master',
      };
    }
  },
};
