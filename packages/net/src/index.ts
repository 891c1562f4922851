export {
  compareIp,
  type Family,
  familyOf,
  type IpAddress,
  ipFromBytes,
  ipToBytes,
  isIPv6,
  isLinkLocal,
  isMulticast,
  parseIp,
} from './address.ts';
export { internetChecksum } from './checksum.ts';
export { type IPv4Address, parseIPv4 } from './ipv4.ts';
export { type IPv6Address, parseIPv6 } from './ipv6.ts';
export { type MacAddress, macFromBytes, macToBytes, parseMac } from './mac.ts';
export { type Micros, micros, plus, seconds } from './micros.ts';
export { formatPrefix, fullLength, type IpPrefix, parsePrefix } from './prefix.ts';
export { pseudoHeader } from './pseudo-header.ts';
