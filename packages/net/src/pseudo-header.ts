import { type IpAddress, ipToBytes, isIPv6 } from './address.ts';
import { IPV4_LENGTH } from './ipv4.ts';
import { IPV6_LENGTH } from './ipv6.ts';

/**
 * What a checksum covers beside the message itself: RFC 793 section 3.1 for IPv4, RFC 8200 section 8.1 for IPv6.
 *
 *  IPv4                               IPv6
 * +--------+--------+--------+--------+   source address, 16 bytes
 * |          source address           |   destination address, 16 bytes
 * +--------+--------+--------+--------+   upper-layer length, 4 bytes
 * |        destination address        |   zero, 3 bytes
 * +--------+--------+--------+--------+   next header, 1 byte
 * |  zero  |protocol|     length      |
 * +--------+--------+--------+--------+
 *
 * @param source of the same family as `destination`
 * @param protocol 112 is VRRP, 58 ICMPv6
 * @param length of the message in bytes
 */
export function pseudoHeader(
  source: IpAddress,
  destination: IpAddress,
  protocol: number,
  length: number,
): Uint8Array {
  const addressLength = isIPv6(source) ? IPV6_LENGTH : IPV4_LENGTH;
  const bytes = new Uint8Array(2 * addressLength + (isIPv6(source) ? 8 : 4));
  bytes.set(ipToBytes(source), 0);
  bytes.set(ipToBytes(destination), addressLength);
  const view = new DataView(bytes.buffer, 2 * addressLength);
  if (isIPv6(source)) {
    view.setUint32(0, length);
    view.setUint8(7, protocol);
  } else {
    view.setUint8(1, protocol);
    view.setUint16(2, length);
  }
  return bytes;
}
