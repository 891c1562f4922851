import { type ClusterRule, comparisons, placeOf, related } from '../cluster.ts';

export const unicastWithMulticast: ClusterRule = {
  code: 'KL814',
  name: 'unicast-with-multicast',
  severity: 'error',
  summary: 'unicast on one node and multicast on the other',
  *check(routers) {
    for (const pair of comparisons(routers)) {
      const multicast = pair.find(({ instance }) => instance.unicast_peer.length === 0);
      const unicast = pair.find(({ instance }) => instance.unicast_peer.length > 0);
      if (!multicast || !unicast) continue;
      yield {
        span: placeOf(multicast, 'unicast_peer'),
        message: `'${multicast.instance.name}' has no unicast_peer on ${multicast.node.name}: its adverts are multicast, those of ${unicast.node.name} are not`,
        hint: 'name the addresses of the other nodes in a unicast_peer block on both, or on neither',
        related: [related(unicast, 'unicast_peer')],
      };
    }
  },
};
