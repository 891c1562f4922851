import type { InstancePlan, VirtualAddress } from '../plan/plan.ts';
import type { Effect, Notification } from '../router/effect.ts';

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

export function notify(
  plan: InstancePlan,
  event: Notification['event'],
  priority: number,
): Extract<Effect, { type: 'notify' }> {
  return { type: 'notify', subject: 'INSTANCE', name: plan.name, event, priority };
}
