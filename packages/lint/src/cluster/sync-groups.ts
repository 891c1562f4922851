import type { VrrpSyncGroup } from '@kaconf/config';
import { remembered } from '../remembered.ts';
import type { Member, Node, VirtualRouter } from './cluster.ts';

type Groups = ReadonlyMap<string, VrrpSyncGroup>;

export function groupOf({ node, instance }: Member): VrrpSyncGroup | undefined {
  return groupsByMember(node).get(instance.name);
}

/** There may be hundreds. */
const groupsByMember = remembered(
  ({ parsed }: Node): Groups =>
    new Map(
      parsed.config.vrrp_sync_groups.flatMap((one) =>
        one.group.map(({ instance }) => [instance, one] as const),
      ),
    ),
);

type Together = ReadonlyMap<VrrpSyncGroup, readonly VirtualRouter[]>;

/** The virtual routers that a member of `router` comes and goes with; that alone where it is in no group. */
export function togetherWith(
  member: Member,
  router: VirtualRouter,
  routers: readonly VirtualRouter[],
): readonly VirtualRouter[] {
  const group = groupOf(member);
  return (group && routersByGroup(routers).get(group)) ?? [router];
}

const routersByGroup = remembered((routers: readonly VirtualRouter[]): Together => {
  const together = new Map<VrrpSyncGroup, VirtualRouter[]>();
  for (const router of routers) {
    for (const group of router.flatMap((member) => groupOf(member) ?? [])) {
      const its = together.get(group) ?? [];
      its.push(router);
      together.set(group, its);
    }
  }
  return together;
});
