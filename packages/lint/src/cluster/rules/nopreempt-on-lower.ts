import { type ClusterRule, placeOf, related, type VirtualRouter } from '../cluster.ts';

export const nopreemptOnLower: ClusterRule = {
  code: 'KL812',
  name: 'nopreempt-on-lower',
  severity: 'warning',
  summary: 'nopreempt on the lower priority',
  *check(routers) {
    for (const router of routers) {
      const [highest, lowest] = extremes(router);
      if (!highest || !lowest || highest.instance.priority === lowest.instance.priority) continue;
      if (!lowest.instance.nopreempt || highest.instance.nopreempt) continue;
      yield {
        span: placeOf(lowest, 'nopreempt'),
        message: `'${lowest.instance.name}' has nopreempt on ${lowest.node.name}, where its priority is the lowest: ${highest.node.name} takes the addresses back all the same`,
        hint: `write nopreempt on ${highest.node.name}, whose priority is the highest`,
        related: [related(highest, 'priority')],
      };
    }
  },
};

function extremes(router: VirtualRouter) {
  const ranked = router.toSorted((a, b) => b.instance.priority - a.instance.priority);
  return [ranked[0], ranked.at(-1)] as const;
}
