import { familyOf, type IpAddress, isLinkLocal } from '@kaconf/net';
import type { InstancePlan } from '../plan/plan.ts';
import type { InterfaceState } from './event.ts';

/**
 * Where an instance's adverts come from: what the configuration says, or else the interface's first address that is not
 * virtual there – for IPv6 its link-local one (RFC 9568 section 5.1.2.1).
 *
 * @param state of `plan.sourceInterface`
 */
export function sourceAddress(plan: InstancePlan, state: InterfaceState | undefined): IpAddress | undefined {
  if (plan.sourceAddress !== undefined) {
    const isThere = !plan.tracksSource || state?.addresses.includes(plan.sourceAddress);
    return isThere ? plan.sourceAddress : undefined;
  }
  const virtual = [...plan.virtualAddresses, ...plan.excludedAddresses].filter(
    (one) => one.interface === plan.sourceInterface,
  );
  return state?.addresses.find(
    (address) =>
      familyOf(address) === plan.family &&
      (plan.family === 4 || isLinkLocal(address)) &&
      !virtual.some(({ prefix }) => prefix.address === address),
  );
}
