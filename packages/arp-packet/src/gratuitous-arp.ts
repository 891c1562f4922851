import { encodeArpFrame } from './arp-frame.ts';
import { ARP_HARDWARE, ARP_OPERATION, ARP_PROTOCOL, type ArpPacket } from './arp-packet.ts';

const BROADCAST = new Uint8Array(6).fill(0xff);

/** A host that has taken an address. */
export interface Announcement {
  /** The MAC address where `protocolAddress` is now: 6 bytes. */
  readonly hardwareAddress: Uint8Array;
  /** The IPv4 address: 4 bytes. */
  readonly protocolAddress: Uint8Array;
  /** Request by default, as RFC 5227 section 3 recommends. */
  readonly operation?: number;
}

/**
 * The packet with which a host announces its own address, so that others replace what they have cached: sender and
 * target protocol address are the same (RFC 5227 section 2.3, RFC 5944 section 4.6). The target hardware address,
 * which receivers ignore, is the broadcast address, as keepalived and `arping -U` send it.
 */
export function gratuitousArp(announcement: Announcement): ArpPacket {
  const { hardwareAddress, protocolAddress, operation = ARP_OPERATION.request } = announcement;
  return {
    hardwareType: ARP_HARDWARE.ethernet,
    protocolType: ARP_PROTOCOL.ipv4,
    operation,
    senderHardwareAddress: hardwareAddress,
    senderProtocolAddress: protocolAddress,
    targetHardwareAddress: BROADCAST,
    targetProtocolAddress: protocolAddress,
  };
}

/** That packet in an Ethernet frame to everyone on the link: 42 bytes, ready for a packet socket. */
export function gratuitousArpFrame(announcement: Announcement): Uint8Array {
  const { hardwareAddress } = announcement;
  return encodeArpFrame({
    destination: BROADCAST,
    source: hardwareAddress,
    packet: gratuitousArp(announcement),
  });
}
