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
  const ipv6 = isIPv6(source);
  const addresses = ipv6 ? 2 * IPV6_LENGTH : 2 * IPV4_LENGTH;
  const bytes = new Uint8Array(addresses + (ipv6 ? 8 : 4));
  bytes.set(ipToBytes(source), 0);
  bytes.set(ipToBytes(destination), addresses / 2);
  // In both layouts the low half of the length is there, and no message is longer than 65,535 bytes.
  bytes[addresses + 2] = length >> 8;
  bytes[addresses + 3] = length & 0xff;
  bytes[addresses + (ipv6 ? 7 : 1)] = protocol;
  return bytes;
}
