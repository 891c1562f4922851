import { formatIPv4, IPV4_LENGTH, type IPv4Address, parseIPv4, readIPv4 } from './ipv4.ts';
import { formatIPv6, IPV6_LENGTH, type IPv6Address, parseIPv6, readIPv6 } from './ipv6.ts';

/**
 * An address is its canonical text, branded: it compares with ===, keys a Map, survives JSON and prints itself.
 * Only the parsers and `…FromBytes` make one, so a value of these types is always valid and canonical.
 */
export type IpAddress = IPv4Address | IPv6Address;

export type Family = 4 | 6;

/** What takes the text for granted asks this first: an IPv6 address is the one with a colon. */
export function isIPv6(address: IpAddress): address is IPv6Address {
  return address.includes(':');
}

export function familyOf(address: IpAddress): Family {
  return isIPv6(address) ? 6 : 4;
}

export function parseIp(text: string): IpAddress | undefined {
  return text.includes(':') ? parseIPv6(text) : parseIPv4(text);
}

/** 4 or 16 bytes in network order. */
export function ipToBytes(address: IpAddress): Uint8Array {
  const bytes = new Uint8Array(isIPv6(address) ? IPV6_LENGTH : IPV4_LENGTH);
  writeIp(address, bytes, 0);
  return bytes;
}

/** The same where there is room for it already. */
export function writeIp(address: IpAddress, bytes: Uint8Array, offset: number): void {
  if (isIPv6(address)) readIPv6(address, bytes.subarray(offset, offset + IPV6_LENGTH));
  else readIPv4(address, 0, bytes, offset);
}

export function ipFromBytes(bytes: Uint8Array): IpAddress {
  if (bytes.length === IPV4_LENGTH) return formatIPv4(bytes);
  if (bytes.length === IPV6_LENGTH) return formatIPv6(bytes);
  throw new RangeError(`an IP address has 4 or 16 bytes, not ${bytes.length}`);
}

/**
 * Negative, zero or positive, as Array.prototype.sort wants it. The order is that of the numbers in network order,
 * in which VRRP breaks a tie (RFC 9568 section 6.4.3); IPv4 comes before IPv6.
 */
export function compareIp(a: IpAddress, b: IpAddress): number {
  if (a === b) return 0;
  const left = ipToBytes(a);
  const right = ipToBytes(b);
  if (left.length !== right.length) return left.length - right.length;
  for (const [index, byte] of left.entries()) {
    const difference = byte - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** 224.0.0.0/4 or ff00::/8. */
export function isMulticast(address: IpAddress): boolean {
  const [first = 0] = ipToBytes(address);
  return isIPv6(address) ? first === 0xff : first >> 4 === 0xe;
}

/** 169.254.0.0/16 (RFC 3927) or fe80::/10. */
export function isLinkLocal(address: IpAddress): boolean {
  const [first = 0, second = 0] = ipToBytes(address);
  return isIPv6(address) ? first === 0xfe && second >> 6 === 0b10 : first === 169 && second === 254;
}
