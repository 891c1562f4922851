import {
  decodeEthernetFrame,
  decodeIPv4Packet,
  decodeIPv6Packet,
  decodeNeighborAdvertisement,
  ETHERTYPE,
  ICMPV6,
  type IPv6Packet,
  type IpAddress,
  ipFromBytes,
  isMulticast,
  macFromBytes,
} from '@kaconf/net';
import { decodeArp } from 'arp-packet';
import type { Advert, Announcement, WireEvent } from './event.ts';
import type { CapturedFrame } from './pcap.ts';

const VRRP = 112;
const VRRP_HEADER_LENGTH = 8;
/** IPv4's authentication header, which keepalived puts before VRRPv2 messages for `auth_type AH`. */
const AH = 51;
const AH_LENGTH = 24;

/** What a frame says about who holds which address; `undefined` when it says nothing of the kind. */
export function decode({ time, bytes }: CapturedFrame): WireEvent | undefined {
  const frame = decodeEthernetFrame(bytes);
  if (typeof frame === 'string') return undefined;
  const content = decodeContent(frame.etherType, frame.payload);
  return content && { ...content, time, sourceMac: frame.source, frame: bytes };
}

type Content<Event> = Omit<Event, 'time' | 'sourceMac' | 'frame'>;

function decodeContent(
  etherType: number,
  payload: Uint8Array,
): Content<Advert> | Content<Announcement> | undefined {
  switch (etherType) {
    case ETHERTYPE.arp:
      return decodeGratuitousArp(payload);
    case ETHERTYPE.ipv4:
      return decodeIPv4(payload);
    case ETHERTYPE.ipv6:
      return decodeIPv6(payload);
    default:
      return undefined;
  }
}

/** Request or reply, gratuitous is what names the sender's own address as the target (RFC 5227 section 3). */
function decodeGratuitousArp(bytes: Uint8Array): Content<Announcement> | undefined {
  const arp = decodeArp(bytes);
  if (typeof arp === 'string' || arp.senderProtocolAddress.length !== 4) return undefined;
  const [sender, target] = [ipFromBytes(arp.senderProtocolAddress), ipFromBytes(arp.targetProtocolAddress)];
  const holder = macFromBytes(arp.senderHardwareAddress);
  return sender === target ? { type: 'garp', address: sender, holder } : undefined;
}

function decodeIPv4(bytes: Uint8Array): Content<Advert> | undefined {
  const packet = decodeIPv4Packet(bytes);
  if (typeof packet === 'string') return undefined;
  const { protocol, payload, source, destination } = packet;
  if (protocol === VRRP) return decodeVrrp(payload, source, destination);
  return protocol === AH ? decodeVrrp(payload.subarray(AH_LENGTH), source, destination) : undefined;
}

function decodeIPv6(bytes: Uint8Array): Content<Advert> | Content<Announcement> | undefined {
  const packet = decodeIPv6Packet(bytes);
  if (typeof packet === 'string') return undefined;
  if (packet.nextHeader === ICMPV6) return decodeUnsolicitedAdvertisement(packet);
  return packet.nextHeader === VRRP
    ? decodeVrrp(packet.payload, packet.source, packet.destination)
    : undefined;
}

function decodeUnsolicitedAdvertisement({ payload, source, destination }: IPv6Packet) {
  const message = decodeNeighborAdvertisement(payload, source, destination);
  if (typeof message === 'string' || !isMulticast(destination)) return undefined;
  return { type: 'na', address: message.target, holder: message.targetLinkLayerAddress } as const;
}

/**
 * RFC 3768 section 5.1, RFC 9568 section 5.1, 8 bits each and the checksum's 16:
 *
 *     version, type | VRID | priority | count | v2: authentication, seconds; v3: 12 bits of centiseconds | checksum
 */
function decodeVrrp(raw: Uint8Array, source: IpAddress, destination: IpAddress): Content<Advert> | undefined {
  if (raw.length < VRRP_HEADER_LENGTH) return undefined;
  const view = new DataView(raw.buffer, raw.byteOffset);
  const version = view.getUint8(0) >> 4;
  const interval = version === 2 ? view.getUint8(5) * 1000 : (view.getUint16(4) & 0x0fff) * 10;
  const [vrid, priority] = [view.getUint8(1), view.getUint8(2)];
  return { type: 'advert', source, destination, version, vrid, priority, interval, raw };
}
