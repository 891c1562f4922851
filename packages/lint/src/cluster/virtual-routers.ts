import { isLinkLocal } from '@kaconf/net';
import { addressesOf } from '../instances.ts';
import type { Member, Node, VirtualRouter } from './cluster.ts';

/**
 * Members of one virtual router have the same name and VRID, or an address in common; what fits better is a member
 * sooner. Those that no other node has come alone.
 */
export function virtualRouters(nodes: readonly Node[]): VirtualRouter[] {
  const routers: Member[][] = [];
  const byTrait = new Map<string, Set<Member[]>>();
  for (const node of nodes) {
    const members = node.parsed.config.vrrp_instances.map((instance) => ({ node, instance }));
    const placed = new Map<Member, Member[]>();
    for (const { member, router } of fitsAmong(members, byTrait)) {
      if (placed.has(member) || router.some((other) => other.node === node)) continue;
      router.push(member);
      placed.set(member, router);
    }
    for (const member of members) {
      const router = placed.get(member) ?? [member];
      if (!placed.has(member)) routers.push(router);
      for (const trait of traitsOf(member)) byTrait.set(trait, (byTrait.get(trait) ?? new Set()).add(router));
    }
  }
  return routers;
}

/** The best first. */
function fitsAmong(members: readonly Member[], byTrait: ReadonlyMap<string, ReadonlySet<Member[]>>) {
  return members
    .flatMap((member) => {
      const akin = new Set(traitsOf(member).flatMap((trait) => [...(byTrait.get(trait) ?? [])]));
      return [...akin].map((router) => ({ member, router, fit: fitOf(member, router) }));
    })
    .toSorted((a, b) => b.fit - a.fit);
}

function fitOf(member: Member, router: VirtualRouter): number {
  return Math.max(...router.map((other) => fitOfTwo(member, other)));
}

/** 0 is none. */
function fitOfTwo({ instance: one }: Member, { instance: other }: Member): number {
  const isNamesake = one.name === other.name;
  const isSameRouter = one.virtual_router_id === other.virtual_router_id;
  const addresses = new Set(universalAddresses(one));
  const isAkin = universalAddresses(other).some((address) => addresses.has(address));
  if (!isAkin && !(isNamesake && isSameRouter)) return 0;
  const agreements = [isAkin, isSameRouter, isNamesake, one.family === other.family];
  return 1 + agreements.filter(Boolean).length;
}

/** Who has one of them in common belongs together. */
function traitsOf({ instance }: Member): string[] {
  return [`${instance.virtual_router_id} ${instance.name}`, ...universalAddresses(instance)];
}

/** Link-local ones are often the same on every link. */
function universalAddresses(instance: Member['instance']): string[] {
  return addressesOf(instance)
    .map(({ prefix }) => prefix.address)
    .filter((address) => !isLinkLocal(address));
}
