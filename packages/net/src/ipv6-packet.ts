import { ipToBytes } from './address.ts';
import { formatIPv6, type IPv6Address } from './ipv6.ts';

export interface IPv6Packet {
  /** Control traffic is 0xc0 (CS6). */
  readonly trafficClass: number;
  /** 20 bits. */
  readonly flowLabel: number;
  readonly nextHeader: number;
  readonly hopLimit: number;
  readonly source: IPv6Address;
  readonly destination: IPv6Address;
  /** Extension headers are part of it. */
  readonly payload: Uint8Array;
}

export type IPv6Fault = 'packet too short' | 'not IPv6' | 'bad payload length';

const HEADER_LENGTH = 40;
const SOURCE = 8;
const DESTINATION = 24;

/**
 * RFC 8200 section 3.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version| Traffic Class |           Flow Label                  |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |         Payload Length        |  Next Header  |   Hop Limit   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                   Source Address, 16 bytes                    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                 Destination Address, 16 bytes                 |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
export function encodeIPv6Packet(packet: IPv6Packet): Uint8Array {
  const bytes = new Uint8Array(HEADER_LENGTH + packet.payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, (6 << 28) | (packet.trafficClass << 20) | packet.flowLabel);
  view.setUint16(4, packet.payload.length);
  view.setUint8(6, packet.nextHeader);
  view.setUint8(7, packet.hopLimit);
  bytes.set(ipToBytes(packet.source), SOURCE);
  bytes.set(ipToBytes(packet.destination), DESTINATION);
  bytes.set(packet.payload, HEADER_LENGTH);
  return bytes;
}

/** The payload is a view of `bytes`. What lies behind its length is Ethernet's padding and left out. */
export function decodeIPv6Packet(bytes: Uint8Array): IPv6Packet | IPv6Fault {
  if (bytes.length < HEADER_LENGTH) return 'packet too short';
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const first = view.getUint32(0);
  if (first >>> 28 !== 6) return 'not IPv6';
  const end = HEADER_LENGTH + view.getUint16(4);
  if (end > bytes.length) return 'bad payload length';
  return {
    trafficClass: (first >>> 20) & 0xff,
    flowLabel: first & 0xfffff,
    nextHeader: view.getUint8(6),
    hopLimit: view.getUint8(7),
    source: formatIPv6(bytes.subarray(SOURCE, DESTINATION)),
    destination: formatIPv6(bytes.subarray(DESTINATION, HEADER_LENGTH)),
    payload: bytes.subarray(HEADER_LENGTH, end),
  };
}
