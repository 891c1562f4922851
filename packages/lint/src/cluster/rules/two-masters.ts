import { type ClusterRule, pairsWithFirst, placeOf, related } from '../cluster.ts';

export const twoMasters: ClusterRule = {
  code: 'KL811',
  name: 'two-masters',
  severity: 'note',
  summary: 'several members with state MASTER',
  *check(routers) {
    const starting = routers.map((router) => router.filter(({ instance }) => instance.state === 'MASTER'));
    for (const [first, other] of pairsWithFirst(starting)) {
      yield {
        span: placeOf(other, 'state'),
        message: `'${other.instance.name}' has state MASTER on ${other.node.name} and on ${first.node.name}: there is one master, and the priorities decide who`,
        hint: 'write state BACKUP on all but the one with the highest priority, or on all',
        related: [related(first, 'state')],
      };
    }
  },
};
