import type { VrrpInstance } from '@kaconf/config';
import type { ElsewherePlan, GratuitousPlan, VirtualAddress } from './plan.ts';

/** @param addresses all that the instance has as master */
export function planGratuitous(instance: VrrpInstance, addresses: readonly VirtualAddress[]): GratuitousPlan {
  return {
    repeats: instance.garp_master_repeat,
    delay: instance.garp_master_delay,
    lowerPriorityRepeats: instance.garp_lower_prio_repeat,
    lowerPriorityDelay: instance.garp_lower_prio_delay,
    refresh: instance.garp_master_refresh,
    refreshRepeats: instance.garp_master_refresh_repeat,
    elsewhere: planElsewhere(instance, addresses),
  };
}

function planElsewhere(
  { interface: own, garp_extra_if: { interval, all } }: VrrpInstance,
  addresses: readonly VirtualAddress[],
): ElsewherePlan | undefined {
  if (interval === 0 || !all) return undefined;
  const firsts = new Map(addresses.toReversed().map((address) => [address.interface, address] as const));
  if (own !== undefined) firsts.delete(own);
  return firsts.size === 0 ? undefined : { interval, addresses: [...firsts.values()].toReversed() };
}
