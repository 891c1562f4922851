import type { VrrpSyncGroup } from '@kaconf/config';
import type { Member, VirtualRouter } from './cluster.ts';

export function groupOf({ node, instance }: Member): VrrpSyncGroup | undefined {
  return node.parsed.config.vrrp_sync_groups.find(({ group }) =>
    group.some((one) => one.instance === instance.name),
  );
}

/** The virtual routers that a member comes and goes with; itself alone where it is in no group. */
export function togetherWith(member: Member, routers: readonly VirtualRouter[]): readonly VirtualRouter[] {
  const group = groupOf(member);
  const names = new Set(group?.group.map(({ instance }) => instance) ?? [member.instance.name]);
  return routers.filter((router) =>
    router.some(({ node, instance }) => node === member.node && names.has(instance.name)),
  );
}
