import { type ClusterRule, pairsWithFirst, placeOf, related } from '../cluster.ts';

export const differentFamilies: ClusterRule = {
  code: 'KL808',
  name: 'different-families',
  severity: 'error',
  summary: 'one virtual router with addresses of two families',
  *check(routers) {
    for (const [first, other] of pairsWithFirst(routers)) {
      const [its, mine] = [first.instance.family, other.instance.family];
      if (mine === its) continue;
      yield {
        span: placeOf(other, 'virtual_ipaddress'),
        message: `'${other.instance.name}' is about IPv${mine} on ${other.node.name}, and about IPv${its} on ${first.node.name}: these are two virtual routers`,
        hint: 'give both addresses of the same family; those of the other one may be in virtual_ipaddress_excluded',
        related: [related(first, 'virtual_ipaddress')],
      };
    }
  },
};
