import { encodeIPv4Packet, type IPv4Address, type IpAddress, type Micros } from '@kaconf/net';
import {
  advertisementOf,
  type Datagram,
  type Digests,
  type Effect,
  encodeAdvertisement,
  encodeUnderHeader,
  encodeWithTrailer,
  type InstancePlan,
  nextStamp,
  PROTOCOL_AH,
  stampAt,
} from '@kaconf/vrrp';
import type { Node } from './node.ts';

export type Advertise = Extract<Effect, { type: 'advertise' }>;

export type Packet = Omit<Datagram, 'interface' | 'wallClock'>;

const HOP_LIMIT = 255;
/** Of the kernel, where nothing else is said. */
const DEFAULT_HOP_LIMIT = 64;
const IPV4_HEADER_LENGTH = 20;
const IDENTIFICATIONS = 0xffff;
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
  const isUnicast = plan.unicastPeers.length > 0;
  const hopLimit = isUnicast ? (plan.adverts.unicastHopLimit ?? DEFAULT_HOP_LIMIT) : HOP_LIMIT;
  const destinations = isUnicast ? plan.unicastPeers.map(({ address }) => address) : [plan.multicastGroup];
  const sign = signer(node, plan, advert, wallClock, digests);
  return destinations.map((destination) => {
    const endpoints = { source: advert.source, destination };
    return { ...endpoints, hopLimit, ...sign(message(plan, advert, endpoints), { ...endpoints, hopLimit }) };
  });
}

interface Endpoints {
  readonly source: IpAddress;
  readonly destination: IpAddress;
}

function message(plan: InstancePlan, { priority, oldChecksum }: Advertise, endpoints: Endpoints): Uint8Array {
  const { checksum } = plan.adverts;
  const isOld = oldChecksum || checksum === 'old unicast';
  const summed = isOld ? { ...endpoints, destination: plan.multicastGroup } : endpoints;
  const form = checksum === 'message' ? 'message' : 'pseudo-header';
  return encodeAdvertisement(advertisementOf(plan, priority), summed, form);
}

type Signer = (
  message: Uint8Array,
  to: Endpoints & { readonly hopLimit: number },
) => Pick<Packet, 'payload' | 'ipHeader'>;

function signer(
  node: Node,
  plan: InstancePlan,
  { sequence }: Advertise,
  wallClock: Micros,
  digests: Digests,
): Signer {
  const { authentication } = plan.adverts;
  if (authentication?.type === 'AH' && sequence !== undefined) {
    return (bytes, to) => {
      const identification = ((sequence - 1) % IDENTIFICATIONS) + 1;
      const isUnicast = plan.unicastPeers.length > 0;
      const signed = { ...to, identification, hopLimit: isUnicast ? undefined : to.hopLimit };
      const payload = encodeUnderHeader(bytes, signed, sequence, authentication.password, digests);
      return { payload, ipHeader: ipHeader(to, identification, payload) };
    };
  }
  if (authentication?.type === 'HMAC' && authentication.activeKey) {
    const { activeKey, window } = authentication;
    const stamp = nextStamp(node.stamps.get(plan.name), stampAt(wallClock), window);
    node.stamps.set(plan.name, stamp);
    return (bytes, to) => ({ payload: encodeWithTrailer(bytes, to, activeKey, stamp, digests) });
  }
  return (payload) => ({ payload });
}

/** Behind it the authentication header and the message, before it nothing. */
function ipHeader(
  { source, destination, hopLimit }: Endpoints & { readonly hopLimit: number },
  identification: number,
  payload: Uint8Array,
): Uint8Array {
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
