import {
  type IPv6Address,
  type IpAddress,
  ipFromBytes,
  isIPv6,
  isLinkLocal,
  type MacAddress,
  macToBytes,
} from '@kaconf/net';

/** What IPv6 adverts of a macvlan come from unless it is said: its base's link-local address, or what would be it. */
export function linkLocalOf(
  baseAddresses: readonly IpAddress[],
  baseMac: MacAddress | undefined,
): IPv6Address | undefined {
  const its = baseAddresses.find((address) => isIPv6(address) && isLinkLocal(address));
  return (its as IPv6Address | undefined) ?? (baseMac && modifiedEui64(baseMac));
}

/** RFC 4291 appendix A: fe80:: and the MAC address with ff:fe in the middle and the universal bit turned round. */
function modifiedEui64(mac: MacAddress): IPv6Address {
  const [first = 0, ...rest] = macToBytes(mac);
  const octets = [
    0xfe,
    0x80,
    0,
    0,
    0,
    0,
    0,
    0,
    first ^ 0x02,
    ...rest.slice(0, 2),
    0xff,
    0xfe,
    ...rest.slice(2),
  ];
  return ipFromBytes(Uint8Array.from(octets)) as IPv6Address;
}
