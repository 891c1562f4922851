import { type ClusterRule, pairs, placeOf, related } from '../cluster.ts';

export const equalPriorities: ClusterRule = {
  code: 'KL810',
  name: 'equal-priorities',
  severity: 'warning',
  summary: 'members with the same priority',
  *check(routers) {
    for (const [one, other] of routers.flatMap(pairs)) {
      const { name, priority, nopreempt } = other.instance;
      if (priority !== one.instance.priority) continue;
      // Whoever is first is meant to stay.
      if (nopreempt && one.instance.nopreempt) continue;
      yield {
        span: placeOf(other, 'priority'),
        message: `'${name}' has priority ${priority} on ${other.node.name} and on ${one.node.name}: who is master is left to chance`,
        hint: 'give them different priorities, or nopreempt to both',
        related: [related(one, 'priority')],
      };
    }
  },
};
