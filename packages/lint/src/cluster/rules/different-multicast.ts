import { type ClusterRule, comparisons, placeOf, related } from '../cluster.ts';
import { multicastGroupOf } from '../multicast.ts';
import { isUnicast } from '../unicast.ts';

export const differentMulticast: ClusterRule = {
  code: 'KL821',
  name: 'different-multicast',
  severity: 'error',
  summary: 'one virtual router with two multicast addresses',
  *check(routers) {
    for (const [first, other] of comparisons(routers)) {
      const [its, mine] = [multicastGroupOf(first), multicastGroupOf(other)];
      if (its === mine || isUnicast(first) || isUnicast(other)) continue;
      yield {
        span: placeOf(other, 'mcast_dst_ip'),
        message: `'${other.instance.name}' sends to ${mine} on ${other.node.name}, and to ${its} on ${first.node.name}: neither hears the other`,
        hint: 'give both the same mcast_dst_ip, or their files the same vrrp_mcast_group4 and vrrp_mcast_group6',
        related: [related(first, 'mcast_dst_ip')],
      };
    }
  },
};
