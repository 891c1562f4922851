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

type Together = Map<VrrpSyncGroup, readonly VirtualRouter[]>;

const foundTogether = new WeakMap<readonly VirtualRouter[], Together>();

/** The virtual routers that a member of `router` comes and goes with; that alone where it is in no group. */
export function togetherWith(
  member: Member,
  router: VirtualRouter,
  routers: readonly VirtualRouter[],
): readonly VirtualRouter[] {
  const group = groupOf(member);
  if (group === undefined) return [router];
  const known: Together = foundTogether.get(routers) ?? new Map();
  foundTogether.set(routers, known);
  const together =
    known.get(group) ??
    routers.filter((one) => one.some((other) => other.node === member.node && groupOf(other) === group));
  known.set(group, together);
  return together;
}
