import { compareIp, type IpAddress, isMulticast } from '@kaconf/net';
import type { Advertisement } from '../packet/advertisement.ts';
import type { DropReason } from '../packet/drop.ts';
import type { InstancePlan } from '../plan/plan.ts';
import type { Datagram } from '../router/event.ts';

const HOP_LIMIT = 255;

/** What RFC 9568 section 7.1 verifies against the virtual router; `undefined` when the advert is good. */
export function whyRefused(
  plan: InstancePlan,
  datagram: Datagram,
  advert: Advertisement,
): DropReason | undefined {
  const unicast = plan.unicastPeers.length > 0;
  // TTL is not checked for unicast: peers may be routers away.
  if (!unicast && datagram.hopLimit !== HOP_LIMIT) return 'wrong TTL';
  if (advert.version !== plan.version) return 'wrong version';
  if (plan.version === 2) {
    if ((advert.password === undefined) !== (plan.password === undefined))
      return 'authentication type mismatch';
    if (advert.password !== plan.password) return 'wrong password';
    // RFC 3768 section 7.1: the interval must be the same. Version 3 learns the master's instead.
    if (advert.advertInterval !== plan.advertInterval) return 'interval mismatch';
  }
  // RFC 9568 section 5.2.5 has a count of 0 ignored. Other lists than ours are obeyed (and logged), as in keepalived.
  if (advert.addresses.length === 0 && plan.virtualAddresses.length > 0) return 'address count mismatch';
  if (unicast === isMulticast(datagram.destination)) {
    return unicast ? 'multicast to a unicast instance' : 'unicast to a multicast instance';
  }
  return undefined;
}

/** Whether the sender wins the election against us; at equal priority the higher address does: RFC 5798 section 6.4.3, (725) to (735). */
export function outranks(
  advert: Advertisement,
  sender: IpAddress,
  priority: number,
  ownAddress: IpAddress,
): boolean {
  return advert.priority > priority || (advert.priority === priority && compareIp(sender, ownAddress) > 0);
}
