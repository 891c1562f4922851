import { familyOf, formatPrefix } from '@kaconf/net';
import { allAddresses } from '../instance/announce.ts';
import type { InstancePlan, VirtualAddress } from '../plan/plan.ts';
import { detail, type Effect, info } from './effect.ts';

/** The addresses of a master that its new plan does not have any more. */
export function addressesGone(before: InstancePlan, after: InstancePlan): Effect[] {
  const gone = without(allAddresses(before), allAddresses(after));
  if (gone.length === 0) return [];
  const texts = gone.map(({ prefix, interface: name }) =>
    info(`(${after.name}) ip address ${formatPrefix(prefix)} dev ${name}, no longer exist`),
  );
  return [...texts, { type: 'removeAddresses', instance: after.name, addresses: gone }];
}

/** Those that it has not had yet. */
export function addressesCome(before: InstancePlan, after: InstancePlan): Effect[] {
  const come = without(allAddresses(after), allAddresses(before));
  if (come.length === 0) return [];
  return [
    detail(`(${after.name}) setting VIPs.`),
    { type: 'addAddresses', instance: after.name, addresses: come },
  ];
}

function without(some: readonly VirtualAddress[], others: readonly VirtualAddress[]): VirtualAddress[] {
  const keys = new Set(others.map(addressKey));
  return some.filter((address) => !keys.has(addressKey(address)));
}

/** Everything that the kernel is told of an address. */
export function addressKey({ prefix, interface: name, label, scope, broadcast }: VirtualAddress): string {
  return [familyOf(prefix.address), prefix.address, prefix.length, name, label, scope, broadcast].join(' ');
}
