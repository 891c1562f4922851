import { MAC_LENGTH, type MacAddress, macFromBytes, macToBytes } from './mac.ts';

/** What a frame carries (IANA "EtherType"). */
export const ETHERTYPE = { ipv4: 0x0800, arp: 0x0806, ipv6: 0x86dd } as const;

/** An Ethernet II frame. */
export interface EthernetFrame {
  readonly destination: MacAddress;
  readonly source: MacAddress;
  /** 0x0600 or more, an `ETHERTYPE` or another. */
  readonly etherType: number;
  /** As it is on the wire, with the padding of a short frame. */
  readonly payload: Uint8Array;
}

export type EthernetFault = 'frame too short' | 'not Ethernet II';

const HEADER_LENGTH = 14;
const SOURCE = MAC_LENGTH;
const ETHER_TYPE = 2 * MAC_LENGTH;
/** Smaller values are the length field of an IEEE 802.3 frame. */
const LEAST_ETHER_TYPE = 0x0600;

/**
 * RFC 894.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                          destination                          |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * |                            source                             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |          ether type           |            payload
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * Not padded: the driver does that.
 */
export function encodeEthernetFrame(frame: EthernetFrame): Uint8Array {
  const bytes = new Uint8Array(HEADER_LENGTH + frame.payload.length);
  bytes.set(macToBytes(frame.destination), 0);
  bytes.set(macToBytes(frame.source), SOURCE);
  new DataView(bytes.buffer).setUint16(ETHER_TYPE, frame.etherType);
  bytes.set(frame.payload, HEADER_LENGTH);
  return bytes;
}

/** The payload is a view of `bytes`. */
export function decodeEthernetFrame(bytes: Uint8Array): EthernetFrame | EthernetFault {
  if (bytes.length < HEADER_LENGTH) return 'frame too short';
  const etherType = new DataView(bytes.buffer, bytes.byteOffset).getUint16(ETHER_TYPE);
  if (etherType < LEAST_ETHER_TYPE) return 'not Ethernet II';
  return {
    destination: macFromBytes(bytes.subarray(0, SOURCE)),
    source: macFromBytes(bytes.subarray(SOURCE, ETHER_TYPE)),
    etherType,
    payload: bytes.subarray(HEADER_LENGTH),
  };
}
