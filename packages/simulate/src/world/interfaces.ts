import { familyOf, type IpAddress, parseIp } from '@kaconf/net';
import type { InstancePlan } from '@kaconf/vrrp';
import type { NodeInterface } from './node.ts';
import { baseIn, interfaceNames, type Named, segments } from './segments.ts';

/** How the interfaces of the world are connected and called, beyond what the configurations say. */
export interface Wiring {
  /** Interfaces that are on one segment, `eth0@a`, beside those that are anyway. */
  readonly joined: readonly (readonly string[])[];
  /** By interface, `eth0@a`: its addresses. */
  readonly addresses: ReadonlyMap<string, readonly IpAddress[]>;
}

/** Where unicast goes that is on no interface: everybody is there. */
export const ROUTED = 'routed';

/**
 * The interfaces of a router with their addresses: those of the wiring, those that the configuration says its adverts come
 * from, the one that all others have as a peer, and where nothing is known one of our own choice, the later the router the
 * higher.
 */
export function interfacesOf(node: Named, all: readonly Named[], wiring: Wiring): NodeInterface[] {
  const known = segments(all, wiring.joined);
  return [...interfaceNames(node.plan)].map((name) => {
    const base = baseIn(node.plan, name);
    const segment = known.get(`${base}@${node.name}`) ?? base;
    return { name, base, segment, addresses: addressesOf(node, base, all, wiring) };
  });
}

function addressesOf(node: Named, base: string, all: readonly Named[], wiring: Wiring): IpAddress[] {
  const given = wiring.addresses.get(`${base}@${node.name}`) ?? [];
  const instances = node.plan.instances.filter((one) => one.baseInterface === base);
  const configured = instances.flatMap(({ sourceAddress }) => sourceAddress ?? []);
  const meant = instances.flatMap((one) => asPeer(one, node, all) ?? []);
  const known = [...new Set([...given, ...configured, ...meant])];
  const number = all.indexOf(node) + 1;
  const lacks = (family: 4 | 6) => !known.some((address) => familyOf(address) === family);
  return [...known, ...(lacks(4) ? [assumed(`198.18.0.${number}`)] : []), assumed(`fe80::${number}`)];
}

/** Everybody's peers but its own: in a set of configurations that fit that is itself. */
function asPeer(instance: InstancePlan, node: Named, all: readonly Named[]): IpAddress | undefined {
  if (instance.sourceAddress !== undefined) return undefined;
  const others = all
    .filter((one) => one !== node)
    .flatMap(({ plan }) => plan.instances.filter(isSame(instance)));
  const taken = new Set([
    ...instance.unicastPeers.map(({ address }) => address),
    ...others.flatMap(({ sourceAddress }) => sourceAddress ?? []),
  ]);
  const named = new Set(others.flatMap(({ unicastPeers }) => unicastPeers.map(({ address }) => address)));
  const [only, ...more] = [...named].filter((address) => !taken.has(address));
  return more.length === 0 ? only : undefined;
}

function isSame({ virtualRouterId, family }: InstancePlan): (other: InstancePlan) => boolean {
  return (other) => other.virtualRouterId === virtualRouterId && other.family === family;
}

function assumed(text: string): IpAddress {
  const address = parseIp(text);
  if (address === undefined) throw new Error(`${text} is no address`);
  return address;
}
