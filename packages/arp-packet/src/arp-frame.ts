import { type ArpFault, type ArpPacket, decodeArp, encodeArp } from './arp-packet.ts';

/** An ARP packet in an Ethernet II frame. */
export interface ArpFrame {
  /** 6 bytes. */
  readonly destination: Uint8Array;
  /** 6 bytes. */
  readonly source: Uint8Array;
  readonly packet: ArpPacket;
}

/** Why bytes are no frame with an ARP packet. */
export type ArpFrameFault = 'frame too short' | 'not ARP' | ArpFault;

const MAC_LENGTH = 6;
const SOURCE = MAC_LENGTH;
const ETHER_TYPE = 2 * MAC_LENGTH;
const HEADER_LENGTH = 14;
const ETHERTYPE_ARP = 0x0806;

/**
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                          destination                          |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * |                            source                             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |      ether type = 0x0806      |          ARP packet
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * Without padding and check sequence: the driver adds them.
 *
 * @throws RangeError when an address of the frame is not 6 bytes long, or as `encodeArp`
 */
export function encodeArpFrame(frame: ArpFrame): Uint8Array {
  const packet = encodeArp(frame.packet);
  const bytes = new Uint8Array(HEADER_LENGTH + packet.length);
  bytes.set(macAddress(frame.destination), 0);
  bytes.set(macAddress(frame.source), SOURCE);
  new DataView(bytes.buffer).setUint16(ETHER_TYPE, ETHERTYPE_ARP);
  bytes.set(packet, HEADER_LENGTH);
  return bytes;
}

/** All addresses are views of `bytes`: copy what outlives them. */
export function decodeArpFrame(bytes: Uint8Array): ArpFrame | ArpFrameFault {
  if (bytes.length < HEADER_LENGTH) return 'frame too short';
  if (new DataView(bytes.buffer, bytes.byteOffset).getUint16(ETHER_TYPE) !== ETHERTYPE_ARP) return 'not ARP';
  const packet = decodeArp(bytes.subarray(HEADER_LENGTH));
  if (typeof packet === 'string') return packet;
  return { destination: bytes.subarray(0, SOURCE), source: bytes.subarray(SOURCE, ETHER_TYPE), packet };
}

function macAddress(bytes: Uint8Array): Uint8Array {
  if (bytes.length !== MAC_LENGTH) throw new RangeError(`a MAC address has 6 bytes, not ${bytes.length}`);
  return bytes;
}
