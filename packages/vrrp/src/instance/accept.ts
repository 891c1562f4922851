import { compareIp, type IpAddress, isMulticast } from '@kaconf/net';
import { type Advertisement, authType } from '../packet/advertisement.ts';
import type { DropReason } from '../packet/drop.ts';
import { authenticationOf } from '../plan/advertisement-of.ts';
import type { InstancePlan } from '../plan/plan.ts';
import type { Datagram } from '../router/event.ts';
import { PRIORITY_OWNER } from './priority.ts';

const HOP_LIMIT = 255;

/** What RFC 9568 section 7.1 verifies against the virtual router; `undefined` when the advert is good. */
export function whyRefused(
  plan: InstancePlan,
  priority: number,
  datagram: Datagram,
  advert: Advertisement,
): DropReason | undefined {
  const unicast = plan.unicastPeers.length > 0;
  // TTL is not checked for unicast: peers may be routers away.
  if (!unicast && datagram.hopLimit !== HOP_LIMIT) return 'wrong TTL';
  if (plan.version === 2) {
    const expected = authenticationOf(plan);
    if (authType(advert) !== authType(expected)) return 'authentication type mismatch';
    if (advert.password !== expected.password) return 'wrong password';
    // RFC 3768 section 7.1: the interval must be the same. Version 3 learns the master's instead.
    if (advert.advertInterval !== plan.advertInterval) return 'interval mismatch';
  }
  // RFC 9568 section 5.2.5 has a count of 0 ignored. Other lists than ours are obeyed (and logged), as in keepalived.
  if (advert.addresses.length === 0 && plan.virtualAddresses.length > 0) return 'address count mismatch';
  if (unicast === isMulticast(datagram.destination)) {
    return unicast ? 'multicast to a unicast instance' : 'unicast to a multicast instance';
  }
  if (plan.adverts.ownerIgnores && priority === PRIORITY_OWNER) return 'owner ignores adverts';
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
