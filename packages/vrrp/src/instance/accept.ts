import { compareIp, type IpAddress, isMulticast } from '@kaconf/net';
import { type Advertisement, authType } from '../packet/advertisement.ts';
import type { DropReason } from '../packet/drop.ts';
import { authenticationOf } from '../plan/advertisement-of.ts';
import type { InstancePlan } from '../plan/plan.ts';
import type { Datagram } from '../router/event.ts';
import { PRIORITY_OWNER } from './priority.ts';

const HOP_LIMIT = 255;

/** TTL is not checked for unicast: peers may be routers away. */
export function comesFromAfar({ unicastPeers }: InstancePlan, { hopLimit }: Datagram): boolean {
  return unicastPeers.length === 0 && hopLimit !== HOP_LIMIT;
}

/** RFC 3768 section 7.1: what an advert of version 2 says of its authentication; signatures are another matter. */
export function whyUntrusted(plan: InstancePlan, advert: Advertisement): DropReason | undefined {
  if (plan.version !== 2) return undefined;
  const expected = authenticationOf(plan);
  if (authType(advert) !== authType(expected)) return 'authentication type mismatch';
  return advert.password === expected.password ? undefined : 'wrong password';
}

/** RFC 3768 section 7.1: the interval must be the same. Version 3 learns the master's instead. */
export function hasOtherInterval(plan: InstancePlan, advert: Advertisement): boolean {
  return plan.version === 2 && advert.advertInterval !== plan.advertInterval;
}

/** What else is verified against the virtual router (RFC 9568 section 7.1); `undefined` when the advert is good. */
export function whyRefused(
  plan: InstancePlan,
  priority: number,
  datagram: Datagram,
  advert: Advertisement,
): DropReason | undefined {
  const unicast = plan.unicastPeers.length > 0;
  if (unicast === isMulticast(datagram.destination)) {
    return unicast ? 'multicast to a unicast instance' : 'unicast to a multicast instance';
  }
  if (plan.adverts.ownerIgnores && priority === PRIORITY_OWNER) return 'owner ignores adverts';
  // RFC 9568 section 5.2.5 has a count of 0 ignored. Other lists than ours are obeyed (and logged), as in keepalived.
  if (advert.addresses.length === 0 && plan.virtualAddresses.length > 0) return 'address count mismatch';
  return unicast && plan.adverts.checksSource ? whyStrange(plan, datagram) : undefined;
}

/** `check_unicast_src`, and the limits of a peer. */
function whyStrange({ unicastPeers }: InstancePlan, { source, hopLimit }: Datagram): DropReason | undefined {
  const peer = unicastPeers.find(({ address }) => address === source);
  if (!peer) return 'unknown unicast source';
  const { minHopLimit, maxHopLimit } = peer;
  return hopLimit < minHopLimit || hopLimit > maxHopLimit ? 'TTL out of range' : undefined;
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
