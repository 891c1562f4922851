import { encodeIPv4Packet, type IPv4Address, type Micros } from '@kaconf/net';
import {
  type Datagram,
  type Digests,
  type Effect,
  encodeAdvert,
  type InstancePlan,
  nextStamp,
  type OutgoingAdvert,
  PROTOCOL_AH,
  type Stamp,
  stampAt,
} from '@kaconf/vrrp';
import type { Node } from './node.ts';

export type Advertise = Extract<Effect, { type: 'advertise' }>;

export type Packet = Omit<Datagram, 'interface' | 'wallClock'>;

/** Of the kernel, where nothing else is said. */
const DEFAULT_HOP_LIMIT = 64;
const IPV4_HEADER_LENGTH = 20;
/** CS6. */
const TRAFFIC_CLASS = 0xc0;

/** An advert as it arrives, once for each that it goes to. */
export function packetsOf(
  node: Node,
  plan: InstancePlan,
  advert: Advertise,
  wallClock: Micros,
  digests: Digests,
): Packet[] {
  return encodeAdvert(plan, advert, stampFor(node, plan, wallClock), digests).map((sent) => {
    const { source, destination, hopLimit = DEFAULT_HOP_LIMIT, identification, payload } = sent;
    const packet = { source, destination, hopLimit, payload };
    return identification === undefined
      ? packet
      : { ...packet, ipHeader: ipHeader({ ...packet, identification }) };
  });
}

function stampFor(node: Node, { name, adverts }: InstancePlan, wallClock: Micros): Stamp | undefined {
  const { authentication } = adverts;
  if (authentication?.type !== 'HMAC' || !authentication.activeKey) return;
  const stamp = nextStamp(node.stamps.get(name), stampAt(wallClock), authentication.window);
  node.stamps.set(name, stamp);
  return stamp;
}

/** Behind it the authentication header and the message, before it nothing. */
function ipHeader({
  source,
  destination,
  hopLimit,
  identification,
  payload,
}: Required<OutgoingAdvert>): Uint8Array {
  const packet = encodeIPv4Packet({
    trafficClass: TRAFFIC_CLASS,
    identification,
    dontFragment: false,
    moreFragments: false,
    fragmentOffset: 0,
    ttl: hopLimit,
    protocol: PROTOCOL_AH,
    // Version 2 over IPv4 only.
    source: source as IPv4Address,
    destination: destination as IPv4Address,
    options: new Uint8Array(),
    payload,
  });
  return packet.subarray(0, IPV4_HEADER_LENGTH);
}
