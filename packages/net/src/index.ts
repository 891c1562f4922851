export type { Family, IPv4Address, IPv6Address, IpAddress, IpPrefix } from './address.ts';
export type { MacAddress } from './mac.ts';
export { type Micros, micros, plus, seconds } from './micros.ts';
