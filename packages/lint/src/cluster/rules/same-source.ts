import { type ClusterRule, pairs, related } from '../cluster.ts';
import { isUnicast, sourcePlace } from '../unicast.ts';

export const sameSource: ClusterRule = {
  code: 'KL815',
  name: 'same-source',
  severity: 'error',
  summary: 'two nodes that send from one address',
  *check(routers) {
    for (const [one, other] of routers.flatMap(pairs)) {
      const { name, src_ip } = other.instance;
      // By multicast keepalived sends from any address, and hears who sends from the same.
      if (!isUnicast(one) && !isUnicast(other)) continue;
      if (src_ip === undefined || src_ip !== one.instance.src_ip) continue;
      yield {
        span: sourcePlace(other),
        message: `'${name}' sends from ${src_ip} on ${other.node.name} and on ${one.node.name}: only one of them can have that address`,
        hint: 'write an address of the node itself',
        related: [{ ...related(one, 'unicast_src_ip'), span: sourcePlace(one) }],
      };
    }
  },
};
