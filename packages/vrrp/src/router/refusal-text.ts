import { authType, IPV4_HEADER_LENGTH, messageLength } from '../packet/advertisement.ts';
import type { DropReason } from '../packet/drop.ts';
import { authenticationOf } from '../plan/advertisement-of.ts';
import type { InstancePlan } from '../plan/plan.ts';
import type { Datagram } from './event.ts';
import { message } from './message.ts';

/** Why an advert is refused, in keepalived's words where it has any. */
export function refusalText(plan: InstancePlan, reason: DropReason, datagram: Datagram): string {
  const { source, hopLimit } = datagram;
  const [first = 0, , , , fifth = 0, sixth = 0] = message(datagram);
  const version = first >> 4;
  switch (reason) {
    case 'wrong TTL':
      return `invalid TTL/HL from ${source}. Received ${hopLimit} and expect 255`;
    case 'wrong version':
      return `wrong VRRP version from ${source}. Received ${version} and expect ${plan.version}`;
    case 'bad checksum':
      return `Invalid VRRPv${version} checksum from ${source}`;
    case 'wrong password':
      return `received an invalid passwd from ${source}!`;
    case 'interval mismatch':
      return `advertisement interval mismatch with ${source} mine=${plan.advertInterval / 1_000_000} sec rcv'd=${sixth} sec`;
    case 'invalid authentication type':
      return `Invalid auth type from ${source}: ${fifth}`;
    case 'authentication type mismatch':
      return `received a ${fifth} auth from ${source}, expecting ${authType(authenticationOf(plan))}!`;
    case 'not an advertisement':
      return `Invalid packet type from ${source}. ${first & 0x0f} and expect 1`;
    case 'multicast to a unicast instance':
      return `Expected unicast packet but received multicast packet from ${source}`;
    case 'unicast to a multicast instance':
      return `Expected multicast packet but received unicast packet from ${source}`;
    case 'unknown unicast source':
      return `unicast source address ${source} not a unicast peer`;
    case 'TTL out of range':
      return limitsText(plan, datagram);
    case 'owner ignores adverts':
      return `Dropping packet(s) from ${source} since we are address owner`;
    case 'address count mismatch':
      return `expected ${plan.virtualAddresses.length} VIPs but received 0`;
    case 'wrong length':
      return lengthText(plan, datagram);
    default:
      return `dropping a packet from ${source}: ${reason}`;
  }
}

function limitsText({ unicastPeers }: InstancePlan, { source, hopLimit }: Datagram): string {
  const peer = unicastPeers.find(({ address }) => address === source);
  return `TTL/HL ${hopLimit} from ${source} not in range [${peer?.minHopLimit}, ${peer?.maxHopLimit}]`;
}

/** As keepalived counts it: with the IPv4 header, without IPv6's. */
function lengthText({ family }: InstancePlan, datagram: Datagram): string {
  const { source, payload } = datagram;
  const [first = 0, , , count = 0] = message(datagram);
  const before = payload.length - message(datagram).length + (family === 4 ? IPV4_HEADER_LENGTH : 0);
  const received = message(datagram).length + before;
  const expected = messageLength(first >> 4, family, count) + before;
  const how = received > expected ? 'long' : 'short';
  return `vrrp packet from ${source} too ${how}, length ${received} and expect ${expected}`;
}
