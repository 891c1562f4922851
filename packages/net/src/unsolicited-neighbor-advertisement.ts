import { ETHERTYPE, encodeEthernetFrame } from './ethernet-frame.ts';
import type { IPv6Address } from './ipv6.ts';
import { encodeIPv6Packet } from './ipv6-packet.ts';
import type { MacAddress } from './mac.ts';
import { encodeNeighborAdvertisement, ICMPV6 } from './neighbor-advertisement.ts';

const ALL_NODES = 'ff02::1' as IPv6Address;
/** 33:33 and the last four bytes of the group (RFC 2464 section 7). */
const ALL_NODES_MAC = '33:33:00:00:00:01' as MacAddress;
/** Routers never forward it; receivers refuse it when it was less on the way (RFC 4861 section 7.1.2). */
const HOP_LIMIT = 255;

/** A host that has taken over an address. */
export interface Announcement {
  readonly address: IPv6Address;
  readonly hardwareAddress: MacAddress;
  /** Whether it forwards packets: neighbours drop a default route through one that does not (RFC 4861 section 7.2.5). */
  readonly router: boolean;
}

/** The IPv6 sibling of a gratuitous ARP as a whole Ethernet frame to all nodes of the link (RFC 4861 section 7.2.6). */
export function unsolicitedNeighborAdvertisement(announcement: Announcement): Uint8Array {
  const { address, hardwareAddress, router } = announcement;
  const advertisement = {
    router,
    solicited: false,
    override: true,
    target: address,
    targetLinkLayerAddress: hardwareAddress,
  };
  const packet = encodeIPv6Packet({
    trafficClass: 0,
    flowLabel: 0,
    nextHeader: ICMPV6,
    hopLimit: HOP_LIMIT,
    source: address,
    destination: ALL_NODES,
    payload: encodeNeighborAdvertisement(advertisement, address, ALL_NODES),
  });
  return encodeEthernetFrame({
    destination: ALL_NODES_MAC,
    source: hardwareAddress,
    etherType: ETHERTYPE.ipv6,
    payload: packet,
  });
}
