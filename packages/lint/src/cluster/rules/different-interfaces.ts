import { type ClusterRule, comparisons, type Member, placeOf, related } from '../cluster.ts';

export const differentInterfaces: ClusterRule = {
  code: 'KL818',
  name: 'different-interfaces',
  severity: 'warning',
  summary: 'one virtual router on two segments',
  *check(routers) {
    const members = routers.flat();
    for (const [first, other] of comparisons(routers)) {
      const [its, mine] = [first.instance, other.instance];
      if (its.interface === mine.interface || its.unicast_peer.length > 0 || mine.unicast_peer.length > 0) {
        continue;
      }
      if (!usesToo(other, its.interface, members) && !usesToo(first, mine.interface, members)) continue;
      yield {
        span: placeOf(other, 'interface'),
        message: `'${mine.name}' is on ${mine.interface} on ${other.node.name}, and on ${its.interface} on ${first.node.name}, though these are two interfaces of one node: neither hears the other`,
        hint: 'write the interface that is on the same segment',
        related: [related(first, 'interface')],
      };
    }
  },
};

/** Whether the node of a member has another instance on an interface. */
function usesToo({ node }: Member, device: string | undefined, members: readonly Member[]): boolean {
  return members.some((one) => one.node === node && one.instance.interface === device);
}
