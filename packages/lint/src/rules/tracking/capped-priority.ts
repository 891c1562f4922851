import type { VrrpInstance } from '@kaconf/config';
import { OWNER } from '../../instances.ts';
import { remembered } from '../../remembered.ts';
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
      if (priority === OWNER) continue;
      const rising = risingOf(instance);
      const sum = rising.reduce((total, { weight }) => total + weight, priority);
      const last = rising.at(-1);
      if (last === undefined || sum <= MAX) continue;
      yield {
        span: last.span,
        message: `when all is well, '${name}' would have priority ${sum}, and has ${MAX}: the first failures lower it by ${sum - MAX} less than their weights`,
        hint: `lower its priority by ${sum - MAX} at least`,
      };
    }
  },
};

/** What a file adds is its number times the weight, which nobody knows. */
const risingOf = remembered((instance: VrrpInstance) =>
  weightsOf(instance).filter(({ kind, weight }) => kind !== 'file' && weight > 0),
);
