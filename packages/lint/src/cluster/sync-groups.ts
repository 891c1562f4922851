import type { VrrpSyncGroup } from '@kaconf/config';
import type { Member, Node, VirtualRouter } from './cluster.ts';

type Groups = ReadonlyMap<string, VrrpSyncGroup>;

/** By the names of their members; found once for each node, since there may be hundreds. */
const groupsOfNodes = new WeakMap<Node, Groups>();

export function groupOf({ node, instance }: Member): VrrpSyncGroup | undefined {
  const groups = groupsOfNodes.get(node) ?? groupsByMember(node);
  groupsOfNodes.set(node, groups);
  return groups.get(instance.name);
}

function groupsByMember({ parsed }: Node): Groups {
  return new Map(
    parsed.config.vrrp_sync_groups.flatMap((one) =>
      one.group.map(({ instance }) => [instance, one] as const),
    ),
  );
}

type Together = ReadonlyMap<VrrpSyncGroup, readonly VirtualRouter[]>;

const foundTogether = new WeakMap<readonly VirtualRouter[], Together>();

/** The virtual routers that a member of `router` comes and goes with; that alone where it is in no group. */
export function togetherWith(
  member: Member,
  router: VirtualRouter,
  routers: readonly VirtualRouter[],
): readonly VirtualRouter[] {
  const together = foundTogether.get(routers) ?? routersByGroup(routers);
  foundTogether.set(routers, together);
  const group = groupOf(member);
  return (group && together.get(group)) ?? [router];
}

function routersByGroup(routers: readonly VirtualRouter[]): Together {
  const together = new Map<VrrpSyncGroup, VirtualRouter[]>();
  for (const router of routers) {
    for (const group of router.flatMap((member) => groupOf(member) ?? [])) {
      const its = together.get(group) ?? [];
      its.push(router);
      together.set(group, its);
    }
  }
  return together;
}
