import { OWNER } from '../../instances.ts';
import type { Rule } from '../../rule.ts';
import { weightsOf } from '../../weights.ts';

/** Of who does not own the addresses. */
const MAX = 254;

export const cappedPriority: Rule = {
  code: 'KL204',
  name: 'capped-priority',
  severity: 'warning',
  summary: 'weights that lead beyond the highest priority',
  *check({ config }) {
    for (const instance of config.vrrp_instances) {
      const { name, priority } = instance;
      // What a file adds is its number times the weight, which nobody knows.
      const rising = weightsOf(instance).filter(({ kind, weight }) => kind !== 'file' && weight > 0);
      const sum = rising.reduce((total, { weight }) => total + weight, priority);
      const [last] = rising.slice(-1);
      if (priority === OWNER || last === undefined || sum <= MAX) continue;
      yield {
        span: last.span,
        message: `when all is well, '${name}' would have priority ${sum}, and has ${MAX}: the first failures lower it by ${sum - MAX} less than their weights`,
        hint: `lower its priority by ${sum - MAX} at least`,
      };
    }
  },
};
