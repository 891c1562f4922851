import type { VirtualAddress as ConfiguredAddress, GlobalDefs, VrrpInstance } from '@kaconf/config';
import { type Family, familyOf, isIPv6, type MacAddress, macFromBytes } from '@kaconf/net';
import type { OwnInterface } from './own-interface.ts';
import { OwnNames } from './own-names.ts';

/** Where an instance's adverts and addresses go. */
export interface Place {
  readonly ownInterface: OwnInterface | undefined;
  /** Where adverts are sent and heard. */
  readonly speaksOn: string | undefined;
  /** Where the source of adverts is looked for. */
  readonly sourceOn: string | undefined;
  addressOn(address: ConfiguredAddress): Home;
}

/** Where an address goes. */
export interface Home {
  /** The interface's. */
  readonly name: string;
  /** Whether nothing but its own `use_vmac` gives it a macvlan. */
  readonly wantsMacvlan: boolean;
}

/** @returns where each instance is, in order, and every interface that is there for them only */
export function placeAll(
  instances: readonly VrrpInstance[],
  globals: GlobalDefs,
): { readonly places: readonly Place[]; readonly ownInterfaces: readonly OwnInterface[] } {
  const given = instances.flatMap(({ use_vmac, use_ipvlan }) => use_vmac?.name ?? use_ipvlan?.name ?? []);
  const names = new OwnNames(given);
  const ownInterfaces: OwnInterface[] = [];
  const places = instances.map((instance) => {
    const own = ownInterface(instance, names, globals);
    if (own) ownInterfaces.push(own);
    const of = (family: Family, base: string) => addressMacvlan(instance, family, base);
    const place = placeOf(instance, own, of);
    // Their names are given in the order of the addresses.
    for (const address of [...instance.virtual_ipaddress, ...instance.virtual_ipaddress_excluded]) {
      place.addressOn(address);
    }
    return place;
  });
  return { places, ownInterfaces };

  /** Virtual routers with the same MAC address on an interface share a macvlan: the kernel would not have two. */
  function addressMacvlan(instance: VrrpInstance, family: Family, base: string): string {
    const mac = virtualMac(instance, family);
    const known = ownInterfaces.find((one) => one.kind === 'macvlan' && one.base === base && one.mac === mac);
    if (known) return known.name;
    const prefix = globals.vmac_addr_prefix ?? globals.vmac_prefix;
    const name = names.next(prefix, instance.virtual_router_id, family);
    ownInterfaces.push({
      kind: 'macvlan',
      name,
      base,
      instance: instance.name,
      family,
      bothFamilies: false,
      group: undefined,
      mac,
      linkLocal: family === 6 ? 'of base' : undefined,
      notifies: false,
    });
    return name;
  }
}

function ownInterface(
  instance: VrrpInstance,
  names: OwnNames,
  globals: GlobalDefs,
): OwnInterface | undefined {
  const { use_vmac, use_ipvlan, family, src_ip } = instance;
  const configured = use_vmac ?? use_ipvlan;
  if (!configured || instance.interface === undefined) return undefined;
  const common = {
    name: configured.name ?? names.next(globals.vmac_prefix, instance.virtual_router_id, family),
    base: instance.interface,
    instance: instance.name,
    family,
    bothFamilies: instance.virtual_ipaddress_excluded.some(
      ({ prefix }) => familyOf(prefix.address) !== family,
    ),
    group: configured.group,
  };
  if (!use_vmac) {
    const mode = use_ipvlan?.mode ?? 'bridge';
    const address = use_ipvlan?.address;
    return {
      ...common,
      kind: 'ipvlan',
      flags: IPVLAN_FLAGS[mode],
      address: address && { address: address.address, length: address.length },
    };
  }
  const speaksHere = family === 6 && !instance.vmac_xmit_base;
  return {
    ...common,
    kind: 'macvlan',
    mac: virtualMac(instance, family),
    linkLocal: !speaksHere ? undefined : src_ip !== undefined && isIPv6(src_ip) ? src_ip : 'of base',
    notifies: use_vmac.netlink_notify_msg === true,
  };
}

/** IPVLAN_F_*. */
const IPVLAN_FLAGS = { bridge: 0, private: 1, vepa: 2 } as const;

/** RFC 9568 section 7.3. */
function virtualMac({ use_vmac, virtual_router_id }: VrrpInstance, family: Family): MacAddress {
  const octets = [0x00, 0x00, 0x5e, 0x00, family === 4 ? 0x01 : 0x02, virtual_router_id];
  return use_vmac?.mac ?? macFromBytes(Uint8Array.from(octets));
}

function placeOf(
  instance: VrrpInstance,
  own: OwnInterface | undefined,
  addressMacvlan: (family: Family, base: string) => string,
): Place {
  const { interface: base, family, vmac_xmit_base, vrf } = instance;
  const speaksOn = own && !vmac_xmit_base ? own.name : (base ?? vrf);
  return {
    ownInterface: own,
    speaksOn,
    // Macvlans have no IPv4 address but virtual ones.
    sourceOn: family === 4 && own?.kind !== 'ipvlan' ? base : speaksOn,
    // Where neither says anything there is no such address: the configuration would not have been taken.
    addressOn({ prefix, dev = base ?? '', use_vmac }) {
      const its = familyOf(prefix.address);
      const isAtHome = dev === base && its === family;
      if (isAtHome && own?.kind === 'macvlan') return { name: own.name, wantsMacvlan: false };
      const isGivenOne = instance.use_vmac_addr && !isAtHome;
      const name = use_vmac || isGivenOne ? addressMacvlan(its, dev) : dev;
      return { name, wantsMacvlan: use_vmac && !isGivenOne };
    },
  };
}
