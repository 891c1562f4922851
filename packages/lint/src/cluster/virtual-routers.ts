import { isLinkLocal } from '@kaconf/net';
import { addressesOf } from '../instances.ts';
import type { Member, Node, VirtualRouter } from './cluster.ts';

/**
 * Members of one virtual router have the same name and VRID, or an address in common; what fits better is a member
 * sooner. Those that no other node has come alone.
 */
export function virtualRouters(nodes: readonly Node[]): VirtualRouter[] {
  const routers: Member[][] = [];
  for (const node of nodes) {
    const known = [...routers];
    const members = node.parsed.config.vrrp_instances.map((instance) => ({ node, instance }));
    const fits = members
      .flatMap((member) => known.map((router) => ({ member, router, fit: fitOf(member, router) })))
      .filter(({ fit }) => fit > 0)
      .toSorted((a, b) => b.fit - a.fit);
    const placed = new Set<Member>();
    for (const { member, router } of fits) {
      if (placed.has(member) || router.some((other) => other.node === node)) continue;
      router.push(member);
      placed.add(member);
    }
    routers.push(...members.filter((member) => !placed.has(member)).map((member) => [member]));
  }
  return routers;
}

/** 0 is none. */
function fitOf(member: Member, router: VirtualRouter): number {
  return Math.max(...router.map((other) => fitOfTwo(member, other)));
}

function fitOfTwo({ instance: one }: Member, { instance: other }: Member): number {
  const isNamesake = one.name === other.name;
  const isSameRouter = one.virtual_router_id === other.virtual_router_id;
  const addresses = universalAddresses(one);
  const isAkin = universalAddresses(other).some((address) => addresses.includes(address));
  if (!isAkin && !(isNamesake && isSameRouter)) return 0;
  const agreements = [isAkin, isSameRouter, isNamesake, one.family === other.family];
  return 1 + agreements.filter(Boolean).length;
}

/** Link-local ones are often the same on every link. */
function universalAddresses(instance: Member['instance']): string[] {
  return addressesOf(instance)
    .map(({ prefix }) => prefix.address)
    .filter((address) => !isLinkLocal(address));
}
