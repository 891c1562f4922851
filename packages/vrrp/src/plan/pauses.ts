import type { Config } from '@kaconf/config';
import type { InstancePlan, PausePlan } from './plan.ts';

/** Interfaces of a `garp_group` share its pauses; each of the others has those of `global_defs` for itself. */
export function planPauses(config: Config, instances: readonly InstancePlan[]): PausePlan[] {
  const { vrrp_garp_interval: gratuitousArp, vrrp_gna_interval: neighborAdvertisement } = config.global_defs;
  const groups = config.garp_groups.map(({ interfaces, garp_interval, gna_interval }) => ({
    interfaces,
    gratuitousArp: garp_interval,
    neighborAdvertisement: gna_interval,
  }));
  if (gratuitousArp === 0 && neighborAdvertisement === 0) return groups;
  const grouped = new Set(groups.flatMap(({ interfaces }) => interfaces));
  const others = new Set(instances.flatMap(interfacesOf)).difference(grouped);
  return [
    ...groups,
    ...[...others].map((name) => ({ interfaces: [name], gratuitousArp, neighborAdvertisement })),
  ];
}

function interfacesOf({ interface: own, virtualAddresses, excludedAddresses }: InstancePlan): string[] {
  const others = [...virtualAddresses, ...excludedAddresses].map((address) => address.interface);
  return own === undefined ? others : [own, ...others];
}
