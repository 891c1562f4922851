import { type IpAddress, ipFromBytes, macFromBytes } from '@kaconf/net';
import type { Advert, WireEvent } from './event.ts';
import type { CapturedFrame } from './pcap.ts';

// The observer judges, so it reads frames by itself: it shares no codec with what it judges.

const ETHERNET_HEADER_LENGTH = 14;
const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_ARP = 0x0806;
const ETHERTYPE_IPV6 = 0x86dd;

const ARP_LENGTH = 28;
const IPV4_MIN_HEADER_LENGTH = 20;
const IPV6_HEADER_LENGTH = 40;
const AH_LENGTH = 24;
const VRRP_HEADER_LENGTH = 8;
const NEIGHBOR_ADVERTISEMENT_LENGTH = 24;

const PROTOCOL_AH = 51;
const PROTOCOL_ICMPV6 = 58;
const PROTOCOL_VRRP = 112;
const NEIGHBOR_ADVERTISEMENT = 136;

/** `undefined` for a frame that says nothing about who holds which address. */
export function decode({ time, bytes }: CapturedFrame): WireEvent | undefined {
  if (bytes.length < ETHERNET_HEADER_LENGTH) return undefined;
  const sourceMac = macFromBytes(bytes.subarray(6, 12));
  const content = bytes.subarray(ETHERNET_HEADER_LENGTH);
  const found = decodeContent(u16(bytes, 12), content);
  return found && { ...found, time, sourceMac };
}

type Found = DistributiveOmit<WireEvent, 'time' | 'sourceMac'>;
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

function decodeContent(etherType: number, content: Uint8Array): Found | undefined {
  switch (etherType) {
    case ETHERTYPE_ARP:
      return decodeArp(content);
    case ETHERTYPE_IPV4:
      return decodeIPv4(content);
    case ETHERTYPE_IPV6:
      return decodeIPv6(content);
    default:
      return undefined;
  }
}

/** Gratuitous is what asks for, or answers with, the sender's own address (RFC 5227 section 3). */
function decodeArp(arp: Uint8Array): Found | undefined {
  if (arp.length < ARP_LENGTH) return undefined;
  const [sender, target] = [ipFromBytes(arp.subarray(14, 18)), ipFromBytes(arp.subarray(24, 28))];
  return sender === target ? { type: 'garp', address: sender } : undefined;
}

function decodeIPv4(packet: Uint8Array): Found | undefined {
  if (packet.length < IPV4_MIN_HEADER_LENGTH) return undefined;
  const payload = packet.subarray((u8(packet, 0) & 0x0f) * 4, u16(packet, 2));
  const message = vrrpMessage(u8(packet, 9), payload);
  return (
    message && decodeVrrp(message, ipFromBytes(packet.subarray(12, 16)), ipFromBytes(packet.subarray(16, 20)))
  );
}

/** The first header behind the IP header is all that matters here: nobody sends extension headers. */
function decodeIPv6(packet: Uint8Array): Found | undefined {
  if (packet.length < IPV6_HEADER_LENGTH) return undefined;
  const [protocol, source, destination] = [u8(packet, 6), packet.subarray(8, 24), packet.subarray(24, 40)];
  const payload = packet.subarray(IPV6_HEADER_LENGTH, IPV6_HEADER_LENGTH + u16(packet, 4));
  if (protocol === PROTOCOL_ICMPV6) return decodeNeighborAdvertisement(payload, destination);
  const message = vrrpMessage(protocol, payload);
  return message && decodeVrrp(message, ipFromBytes(source), ipFromBytes(destination));
}

function decodeNeighborAdvertisement(icmp: Uint8Array, destination: Uint8Array): Found | undefined {
  const toAll = u8(destination, 0) === 0xff;
  if (icmp.length < NEIGHBOR_ADVERTISEMENT_LENGTH || u8(icmp, 0) !== NEIGHBOR_ADVERTISEMENT || !toAll) {
    return undefined;
  }
  return { type: 'na', address: ipFromBytes(icmp.subarray(8, 24)) };
}

function vrrpMessage(protocol: number, payload: Uint8Array): Uint8Array | undefined {
  if (protocol === PROTOCOL_VRRP) return payload;
  return protocol === PROTOCOL_AH ? payload.subarray(AH_LENGTH) : undefined;
}

/**
 * RFC 3768 section 5.1, RFC 9568 section 5.1:
 *
 *     version, type | VRID | priority | count | v2: auth type, seconds; v3: 12 bits of centiseconds | checksum
 */
function decodeVrrp(
  raw: Uint8Array,
  source: IpAddress,
  destination: IpAddress,
): Omit<Advert, 'time' | 'sourceMac'> | undefined {
  if (raw.length < VRRP_HEADER_LENGTH) return undefined;
  const version = u8(raw, 0) >> 4;
  const interval = version === 2 ? u8(raw, 5) * 1000 : (u16(raw, 4) & 0x0fff) * 10;
  const [vrid, priority] = [u8(raw, 1), u8(raw, 2)];
  return { type: 'advert', source, destination, version, vrid, priority, interval, raw };
}

function u8(bytes: Uint8Array, offset: number): number {
  return bytes[offset] ?? 0;
}

function u16(bytes: Uint8Array, offset: number): number {
  return (u8(bytes, offset) << 8) | u8(bytes, offset + 1);
}
