import { fullLength, type IpAddress, isIPv6 } from '@kaconf/net';
import type { InstancePlan, VirtualAddress } from '../plan/plan.ts';
import { detail, type Effect, type Notification } from '../router/effect.ts';

export function allAddresses(plan: InstancePlan): readonly VirtualAddress[] {
  return plan.excludedAddresses.length === 0
    ? plan.virtualAddresses
    : [...plan.virtualAddresses, ...plan.excludedAddresses];
}

/** Tells the neighbours where the addresses are: RFC 5798 section 6.4.2, (375) to (400). */
export function announce(
  plan: InstancePlan,
  repeats: number,
  addresses: readonly VirtualAddress[] = allAddresses(plan),
): Effect[] {
  if (repeats === 0 || addresses.length === 0) return [];
  return [{ type: 'announce', instance: plan.name, addresses, repeats }];
}

/**
 * In unicast, after a fault: the master may have forgotten where we are. It could not send us anything before it had asked,
 * and we might take over meanwhile.
 */
export function announceOwnAddress(
  { name, interface: where, unicastPeers }: InstancePlan,
  source: IpAddress,
): Effect[] {
  if (unicastPeers.length === 0 || where === undefined) return [];
  const prefix = { address: source, length: fullLength(source) };
  const addresses = [{ prefix, interface: where, scope: 0 }];
  return [
    detail(`${name}: sending gratuitous ${isIPv6(source) ? 'NA' : 'ARP'} for ${source}`),
    { type: 'announce', instance: name, addresses, repeats: 1, waited: true },
  ];
}

export function notify(
  plan: InstancePlan,
  event: Notification['event'],
  priority: number,
  cause?: string,
): Extract<Effect, { type: 'notify' }> {
  const told = { type: 'notify', subject: 'INSTANCE', name: plan.name, event, priority } as const;
  return cause === undefined ? told : { ...told, cause };
}
