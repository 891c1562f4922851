import { ipToBytes } from './address.ts';
import { internetChecksum } from './checksum.ts';
import { formatIPv4, type IPv4Address } from './ipv4.ts';

export interface IPv4Packet {
  /** The former type of service: DSCP and ECN. Control traffic is 0xc0 (CS6). */
  readonly trafficClass: number;
  readonly identification: number;
  readonly dontFragment: boolean;
  readonly moreFragments: boolean;
  /** In units of 8 bytes. */
  readonly fragmentOffset: number;
  readonly ttl: number;
  readonly protocol: number;
  readonly source: IPv4Address;
  readonly destination: IPv4Address;
  /** A multiple of 4 bytes, up to 40. */
  readonly options: Uint8Array;
  readonly payload: Uint8Array;
}

export type IPv4Fault =
  | 'packet too short'
  | 'not IPv4'
  | 'bad header length'
  | 'bad total length'
  | 'bad header checksum';

const MIN_HEADER_LENGTH = 20;
const CHECKSUM = 10;
const SOURCE = 12;
const DESTINATION = 16;
const DONT_FRAGMENT = 0x4000;
const MORE_FRAGMENTS = 0x2000;
const FRAGMENT_OFFSET = 0x1fff;

/**
 * RFC 791 section 3.1.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version|  IHL  |Type of Service|          Total Length         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |         Identification        |Flags|      Fragment Offset    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Time to Live |    Protocol   |         Header Checksum       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Source Address                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Destination Address                      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                    Options                    |    Padding    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
export function encodeIPv4Packet(packet: IPv4Packet): Uint8Array {
  const headerLength = MIN_HEADER_LENGTH + packet.options.length;
  const bytes = new Uint8Array(headerLength + packet.payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, (4 << 4) | (headerLength / 4));
  view.setUint8(1, packet.trafficClass);
  view.setUint16(2, bytes.length);
  view.setUint16(4, packet.identification);
  const flags = (packet.dontFragment ? DONT_FRAGMENT : 0) | (packet.moreFragments ? MORE_FRAGMENTS : 0);
  view.setUint16(6, flags | packet.fragmentOffset);
  view.setUint8(8, packet.ttl);
  view.setUint8(9, packet.protocol);
  bytes.set(ipToBytes(packet.source), SOURCE);
  bytes.set(ipToBytes(packet.destination), DESTINATION);
  bytes.set(packet.options, MIN_HEADER_LENGTH);
  view.setUint16(CHECKSUM, internetChecksum(bytes.subarray(0, headerLength)));
  bytes.set(packet.payload, headerLength);
  return bytes;
}

/** Options and payload are views of `bytes`. What lies behind the total length is Ethernet's padding and left out. */
export function decodeIPv4Packet(bytes: Uint8Array): IPv4Packet | IPv4Fault {
  if (bytes.length < MIN_HEADER_LENGTH) return 'packet too short';
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (view.getUint8(0) >> 4 !== 4) return 'not IPv4';
  const headerLength = 4 * (view.getUint8(0) & 0xf);
  if (headerLength < MIN_HEADER_LENGTH || headerLength > bytes.length) return 'bad header length';
  const totalLength = view.getUint16(2);
  if (totalLength < headerLength || totalLength > bytes.length) return 'bad total length';
  if (internetChecksum(bytes.subarray(0, headerLength)) !== 0) return 'bad header checksum';
  const fragment = view.getUint16(6);
  return {
    trafficClass: view.getUint8(1),
    identification: view.getUint16(4),
    dontFragment: (fragment & DONT_FRAGMENT) !== 0,
    moreFragments: (fragment & MORE_FRAGMENTS) !== 0,
    fragmentOffset: fragment & FRAGMENT_OFFSET,
    ttl: view.getUint8(8),
    protocol: view.getUint8(9),
    source: formatIPv4(bytes.subarray(SOURCE, DESTINATION)),
    destination: formatIPv4(bytes.subarray(DESTINATION, MIN_HEADER_LENGTH)),
    options: bytes.subarray(MIN_HEADER_LENGTH, headerLength),
    payload: bytes.subarray(headerLength, totalLength),
  };
}
