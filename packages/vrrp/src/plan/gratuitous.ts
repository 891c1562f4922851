import type { VrrpInstance } from '@kaconf/config';
import type { ElsewherePlan, GratuitousPlan, InstancePlan } from './plan.ts';

/** What matters here of where an instance is. */
type Located = Pick<
  InstancePlan,
  'baseInterface' | 'ownInterface' | 'virtualAddresses' | 'excludedAddresses'
>;

/** @param ownNames the interfaces that are there for virtual routers only */
export function planGratuitous(
  instance: VrrpInstance,
  located: Located,
  ownNames: ReadonlySet<string>,
): GratuitousPlan {
  return {
    repeats: instance.garp_master_repeat,
    delay: instance.garp_master_delay,
    lowerPriorityRepeats: instance.garp_lower_prio_repeat,
    lowerPriorityDelay: instance.garp_lower_prio_delay,
    refresh: instance.garp_master_refresh,
    refreshRepeats: instance.garp_master_refresh_repeat,
    elsewhere: planElsewhere(instance, located, ownNames),
  };
}

/** `all`: not only on interfaces with a MAC address of the virtual router's. */
function planElsewhere(
  { garp_extra_if: { interval, all }, vmac_xmit_base }: VrrpInstance,
  { baseInterface, ownInterface, virtualAddresses, excludedAddresses }: Located,
  ownNames: ReadonlySet<string>,
): ElsewherePlan | undefined {
  const main = ownInterface ?? baseInterface;
  const eligible = [...virtualAddresses, ...excludedAddresses].filter(
    (address) => all || ownNames.has(address.interface),
  );
  const others = eligible.filter((address) => address.interface !== main);
  if (interval === 0 || others.length === 0) return undefined;
  // Nothing leaves through the instance's own interface either when its adverts leave through the one below.
  const told = vmac_xmit_base ? eligible : others;
  const isFirst = (address: (typeof told)[number], index: number) =>
    told.findIndex((one) => one.interface === address.interface) === index;
  return { interval, addresses: told.filter(isFirst) };
}
