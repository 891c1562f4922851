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
  writeIp,
} from './address.ts';
export { internetChecksum } from './checksum.ts';
export type { Encap, IlaEncap, IpEncap, MplsEncap } from './encap.ts';
export {
  decodeEthernetFrame,
  ETHERTYPE,
  type EthernetFault,
  type EthernetFrame,
  encodeEthernetFrame,
} from './ethernet-frame.ts';
export { type IPv4Address, parseIPv4 } from './ipv4.ts';
export { decodeIPv4Packet, encodeIPv4Packet, type IPv4Fault, type IPv4Packet } from './ipv4-packet.ts';
export { type IPv6Address, parseIPv6 } from './ipv6.ts';
export { decodeIPv6Packet, encodeIPv6Packet, type IPv6Fault, type IPv6Packet } from './ipv6-packet.ts';
export { type MacAddress, macFromBytes, macToBytes, parseMac } from './mac.ts';
export { type Micros, micros, plus, seconds } from './micros.ts';
export {
  decodeNeighborAdvertisement,
  encodeNeighborAdvertisement,
  ICMPV6,
  type NeighborAdvertisement,
  type NeighborAdvertisementFault,
} from './neighbor-advertisement.ts';
export { formatPrefix, fullLength, type IpPrefix, networkOf, parsePrefix } from './prefix.ts';
export { pseudoHeader } from './pseudo-header.ts';
export type { NexthopProperties, Realms, RouteIdentity, RouteProperties } from './route.ts';
export type { Metric, RouteMetrics } from './route-metrics.ts';
export type { FirewallMark, Range, Rule, RuleAction } from './rule.ts';
export { type Announcement, unsolicitedNeighborAdvertisement } from './unsolicited-neighbor-advertisement.ts';
