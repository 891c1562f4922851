import { ETHERTYPE } from '@kaconf/net';

const ETHERNET_LENGTH = 14;
const AH = 51;

/** Bits that differ from one packet to the next, and say nothing. */
const IPV4_MASKS = [
  { what: 'identification', at: 4, length: 2 },
  { what: 'header checksum', at: 10, length: 2 },
] as const;
/** Sequence number and integrity check value (RFC 2402 section 2). */
const AH_MASK = { at: 8, length: 16 } as const;
const HMAC_TRAILER_LENGTH = 28;
const VRRP_CHECKSUM = { at: 6, length: 2 } as const;

/** A VRRP packet's bytes, the MAC addresses before them; what no two packets have in common is blank. */
export function advertText(frame: Uint8Array): string {
  const macs = `${hex(frame.subarray(6, 12))} > ${hex(frame.subarray(0, 6))}`;
  const packet = Uint8Array.from(frame.subarray(ETHERNET_LENGTH));
  const isIPv6 = new DataView(frame.buffer, frame.byteOffset).getUint16(12) === ETHERTYPE.ipv6;
  const length = isIPv6 ? blankIPv6(packet) : blankIPv4(packet);
  return `${macs} ${hex(packet.subarray(0, length))}`;
}

/** @returns where the packet ends and Ethernet's padding begins */
function blankIPv4(packet: Uint8Array): number {
  const view = new DataView(packet.buffer, packet.byteOffset);
  const headerLength = (view.getUint8(0) & 0x0f) * 4;
  const end = view.getUint16(2);
  for (const { at, length } of IPV4_MASKS) packet.fill(0, at, at + length);
  if (view.getUint8(9) === AH) {
    const from = headerLength + AH_MASK.at;
    packet.fill(0, from, from + AH_MASK.length);
  } else blankHmac(packet.subarray(headerLength, end), 4);
  return end;
}

/** The kernel makes up a flow label. */
function blankIPv6(packet: Uint8Array): number {
  const view = new DataView(packet.buffer, packet.byteOffset);
  view.setUint32(0, view.getUint32(0) & 0xfff0_0000);
  const end = 40 + view.getUint16(4);
  blankHmac(packet.subarray(40, end), 16);
  return end;
}

/** `auth_hmac`'s trailer holds the time; its type and key ID stay. */
function blankHmac(message: Uint8Array, addressLength: number): void {
  const version = (message[0] ?? 0) >> 4;
  const addressesEnd = 8 + (message[3] ?? 0) * addressLength;
  if (version !== 3 || message.length !== addressesEnd + HMAC_TRAILER_LENGTH) return;
  message.fill(0, addressesEnd + 4);
  message.fill(0, VRRP_CHECKSUM.at, VRRP_CHECKSUM.at + VRRP_CHECKSUM.length);
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
