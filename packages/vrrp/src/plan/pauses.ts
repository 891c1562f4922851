import type { Config } from '@kaconf/config';
import type { OwnInterface } from './own-interface.ts';
import type { InstancePlan, PausePlan } from './plan.ts';

/**
 * Interfaces of a `garp_group` share its pauses; each of the others has those of `global_defs` for itself. An interface
 * on top of another keeps that one's.
 */
export function planPauses(
  config: Config,
  instances: readonly InstancePlan[],
  ownInterfaces: readonly OwnInterface[],
): PausePlan[] {
  const { vrrp_garp_interval: gratuitousArp, vrrp_gna_interval: neighborAdvertisement } = config.global_defs;
  const withThoseOnTop = (names: readonly string[]) => [
    ...names,
    ...ownInterfaces.filter(({ base }) => names.includes(base)).map(({ name }) => name),
  ];
  const groups = config.garp_groups.map(({ interfaces, garp_interval, gna_interval }) => ({
    interfaces: withThoseOnTop(interfaces),
    gratuitousArp: garp_interval,
    neighborAdvertisement: gna_interval,
  }));
  if (gratuitousArp === 0 && neighborAdvertisement === 0) return groups;
  const taken = new Set(groups.flatMap(({ interfaces }) => interfaces));
  const bases = new Map(ownInterfaces.map(({ name, base }) => [name, base]));
  const others = new Set(instances.flatMap(interfacesOf).map((name) => bases.get(name) ?? name)).difference(
    taken,
  );
  return [
    ...groups,
    ...[...others].map((name) => ({
      interfaces: withThoseOnTop([name]),
      gratuitousArp,
      neighborAdvertisement,
    })),
  ];
}

function interfacesOf({ interface: own, virtualAddresses, excludedAddresses }: InstancePlan): string[] {
  const others = [...virtualAddresses, ...excludedAddresses].map((address) => address.interface);
  return own === undefined ? others : [own, ...others];
}
