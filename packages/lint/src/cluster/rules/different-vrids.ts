import { type ClusterRule, comparisons, placeOf, related } from '../cluster.ts';

export const differentVrids: ClusterRule = {
  code: 'KL801',
  name: 'different-vrids',
  severity: 'error',
  summary: 'one virtual router with two VRIDs',
  *check(routers) {
    for (const [first, other] of comparisons(routers)) {
      const [its, mine] = [first.instance.virtual_router_id, other.instance.virtual_router_id];
      if (mine === its) continue;
      yield {
        span: placeOf(other, 'virtual_router_id'),
        message: `'${other.instance.name}' has VRID ${mine} on ${other.node.name}, and ${its} on ${first.node.name}: both are masters at once`,
        hint: 'give both the same virtual_router_id',
        related: [related(first, 'virtual_router_id')],
      };
    }
  },
};
