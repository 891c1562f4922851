import { type ClusterRule, comparisons, placeOf, related } from '../cluster.ts';

export const differentVersions: ClusterRule = {
  code: 'KL802',
  name: 'different-versions',
  severity: 'error',
  summary: 'one virtual router with two versions of VRRP',
  *check(routers) {
    for (const [first, other] of comparisons(routers)) {
      const [its, mine] = [first.instance.version, other.instance.version];
      if (mine === its) continue;
      yield {
        span: placeOf(other, 'version'),
        message: `'${other.instance.name}' speaks version ${mine} on ${other.node.name}, and ${its} on ${first.node.name}: neither counts what the other says`,
        hint: 'give both the same version, or their files the same vrrp_version',
        related: [related(first, 'version')],
      };
    }
  },
};
