import type { FirewallChange, Link } from '@kaconf/kernel';
import { type Family, familyOf, type IPv6Address, ipToBytes, isIPv6, isLinkLocal } from '@kaconf/net';
import type { FirewallPlan, VirtualAddress } from '@kaconf/vrrp';
import { interfaceName } from './rules.ts';
import { SETS, type Tables } from './tables.ts';

/** Something in a set, and what makes the set where it is not there yet. */
export interface Element {
  readonly family: Family;
  readonly set: string;
  readonly key: Uint8Array;
  readonly value?: Uint8Array;
  needs(tables: Tables): FirewallChange[];
}

export interface OwnMacvlan {
  readonly link: Link;
  readonly base: Link;
  /** Those that are on it. */
  readonly families: readonly Family[];
  /** The link-local address that it shares with its base: neighbours find that at the base. */
  readonly linkLocal: IPv6Address | undefined;
}

/** A link-local address is the same on several interfaces, so the interface counts, too. */
export function addressElement(
  { prefix: { address } }: VirtualAddress,
  link: Link,
  byIndex: boolean,
): Element {
  const family = familyOf(address);
  const key = ipToBytes(address);
  if (!isIPv6(address) || !isLinkLocal(address)) {
    return { family, set: SETS.addresses, key, needs: (tables) => tables.forAddresses(family) };
  }
  return {
    family,
    set: byIndex ? SETS.linkLocalByIndex : SETS.linkLocalByName,
    key: concatenated(key, onInterface(link, byIndex)),
    needs: (tables) => tables.forLinkLocal(byIndex),
  };
}

export function macvlanElements(macvlan: OwnMacvlan, plan: FirewallPlan): Element[] {
  return macvlan.families
    .filter((family) => family === 6 || !plan.withoutIgmp)
    .flatMap((family) => elementsOf(family, macvlan, plan));
}

function elementsOf(family: Family, { link, base, linkLocal }: OwnMacvlan, plan: FirewallPlan): Element[] {
  const needs = (tables: Tables) => tables.forReports(family);
  const key = index(link);
  const toBase = { family, set: SETS.macvlanBases, key, value: index(base), needs };
  if (family === 4) return [toBase];
  const itself = { family, set: SETS.macvlans, key, needs };
  if (linkLocal === undefined) return [toBase, itself];
  const address = concatenated(ipToBytes(linkLocal), onInterface(link, plan.byIndex));
  return [toBase, itself, { family, set: SETS.baseAddresses, key: address, needs }];
}

function onInterface(link: Link, byIndex: boolean): Uint8Array {
  return byIndex ? index(link) : interfaceName(link.name);
}

/** In the machine's order, which is little-endian on all that kaconf runs on. */
function index({ index: number }: Link): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number, true);
  return bytes;
}

function concatenated(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
