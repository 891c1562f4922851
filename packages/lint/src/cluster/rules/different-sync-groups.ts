import type { ClusterRule, Member, VirtualRouter } from '../cluster.ts';
import { groupOf, togetherWith } from '../sync-groups.ts';

export const differentSyncGroups: ClusterRule = {
  code: 'KL820',
  name: 'different-sync-groups',
  severity: 'warning',
  summary: 'sync group of some members only',
  *check(routers) {
    for (const router of routers) {
      for (const member of router) {
        const group = groupOf(member);
        const together = togetherWith(member, router, routers);
        // Of a group its first virtual router tells.
        if (group === undefined || together[0] !== router) continue;
        for (const other of router) {
          const apart = apartFrom(other, togetherWith(other, router, routers), together);
          if (apart === undefined) continue;
          const [name, node] = [apart.instance.name, other.node.name];
          yield {
            span: apart.instance.span,
            message: `'${name}' is in no sync group with '${other.instance.name}' on ${node}, and in '${group.name}' on ${member.node.name}: when one of the two fails on ${node}, nobody is master of it`,
            hint: 'write the same vrrp_sync_group on both',
            related: [{ span: group.span, message: `'${group.name}' of ${member.node.name}` }],
          };
        }
      }
    }
  },
};

/** What the node of a member has of the others, and does not keep in the state of that member. */
function apartFrom(
  member: Member,
  its: readonly VirtualRouter[],
  together: readonly VirtualRouter[],
): Member | undefined {
  return together
    .filter((router) => !its.includes(router))
    .map((router) => router.find(({ node }) => node === member.node))
    .find((one) => one !== undefined);
}
