/** `ar$op`; there are others, of which the codec takes any. */
export const ARP_OPERATION = { request: 1, reply: 2 } as const;

/** `ar$hrd`: what kind of link the hardware addresses belong to. */
export const ARP_HARDWARE = { ethernet: 1 } as const;

/** `ar$pro`: an EtherType, which says what the protocol addresses are. */
export const ARP_PROTOCOL = { ipv4: 0x0800 } as const;

export interface ArpPacket {
  /** 16 bits, an `ARP_HARDWARE` or another. */
  readonly hardwareType: number;
  /** 16 bits, an `ARP_PROTOCOL` or another. */
  readonly protocolType: number;
  /** 16 bits, an `ARP_OPERATION` or another. */
  readonly operation: number;
  readonly senderHardwareAddress: Uint8Array;
  readonly senderProtocolAddress: Uint8Array;
  /** As long as the sender's. */
  readonly targetHardwareAddress: Uint8Array;
  /** As long as the sender's. */
  readonly targetProtocolAddress: Uint8Array;
}

/** Why bytes are no packet. */
export type ArpFault = 'packet too short' | 'addresses cut short';

const HEADER_LENGTH = 8;
const MAX_ADDRESS_LENGTH = 255;

/**
 * RFC 826, for 6-byte hardware and 4-byte protocol addresses:
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    hardware type (ar$hrd)     |    protocol type (ar$pro)     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | ar$hln (= 6)  | ar$pln (= 4)  |      operation (ar$op)        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               sender hardware address (ar$sha)                |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |   sender protocol address     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           (ar$spa)            |   target hardware address     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * |                           (ar$tha)                            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               target protocol address (ar$tpa)                |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * @throws RangeError when sender and target addresses differ in length, or one is longer than 255 bytes
 */
export function encodeArp(packet: ArpPacket): Uint8Array {
  const hardwareLength = lengthOfBoth(packet.senderHardwareAddress, packet.targetHardwareAddress);
  const protocolLength = lengthOfBoth(packet.senderProtocolAddress, packet.targetProtocolAddress);
  const bytes = new Uint8Array(HEADER_LENGTH + 2 * (hardwareLength + protocolLength));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, packet.hardwareType);
  view.setUint16(2, packet.protocolType);
  view.setUint8(4, hardwareLength);
  view.setUint8(5, protocolLength);
  view.setUint16(6, packet.operation);
  const target = HEADER_LENGTH + hardwareLength + protocolLength;
  bytes.set(packet.senderHardwareAddress, HEADER_LENGTH);
  bytes.set(packet.senderProtocolAddress, HEADER_LENGTH + hardwareLength);
  bytes.set(packet.targetHardwareAddress, target);
  bytes.set(packet.targetProtocolAddress, target + hardwareLength);
  return bytes;
}

/** The addresses are views of `bytes`: copy what outlives them. What lies behind them is Ethernet's padding. */
export function decodeArp(bytes: Uint8Array): ArpPacket | ArpFault {
  if (bytes.length < HEADER_LENGTH) return 'packet too short';
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const hardwareLength = view.getUint8(4);
  const protocolLength = view.getUint8(5);
  const target = HEADER_LENGTH + hardwareLength + protocolLength;
  const end = target + hardwareLength + protocolLength;
  if (bytes.length < end) return 'addresses cut short';
  return {
    hardwareType: view.getUint16(0),
    protocolType: view.getUint16(2),
    operation: view.getUint16(6),
    senderHardwareAddress: bytes.subarray(HEADER_LENGTH, HEADER_LENGTH + hardwareLength),
    senderProtocolAddress: bytes.subarray(HEADER_LENGTH + hardwareLength, target),
    targetHardwareAddress: bytes.subarray(target, target + hardwareLength),
    targetProtocolAddress: bytes.subarray(target + hardwareLength, end),
  };
}

function lengthOfBoth(sender: Uint8Array, target: Uint8Array): number {
  if (sender.length !== target.length) {
    throw new RangeError(
      `sender and target addresses of ${sender.length} and ${target.length} bytes do not fit in one packet`,
    );
  }
  if (sender.length > MAX_ADDRESS_LENGTH) {
    throw new RangeError(`an address of ${sender.length} bytes is longer than 255`);
  }
  return sender.length;
}
