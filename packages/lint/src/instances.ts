import type { Config, VirtualAddress, VrrpInstance } from '@kaconf/config';

/** The priority of who owns the addresses (RFC 9568 section 5.2.4). */
export const OWNER = 255;

/** All that move with an instance, advertised or not. */
export function addressesOf({
  virtual_ipaddress,
  virtual_ipaddress_excluded,
}: Pick<VrrpInstance, 'virtual_ipaddress' | 'virtual_ipaddress_excluded'>): readonly VirtualAddress[] {
  if (virtual_ipaddress_excluded.length === 0) return virtual_ipaddress;
  return [...virtual_ipaddress, ...virtual_ipaddress_excluded];
}

/** Sync groups with those of their members that there are. */
export function groupsWithMembers({ vrrp_sync_groups, vrrp_instances }: Config) {
  if (vrrp_sync_groups.length === 0) return [];
  const instances = new Map(vrrp_instances.map((it) => [it.name, it]));
  return vrrp_sync_groups.map(({ name, group }) => ({
    name,
    members: group.flatMap(({ instance }) => instances.get(instance) ?? []),
  }));
}
