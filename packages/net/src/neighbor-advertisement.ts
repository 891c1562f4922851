import { ipToBytes, isMulticast } from './address.ts';
import { internetChecksum } from './checksum.ts';
import { formatIPv6, type IPv6Address } from './ipv6.ts';
import { MAC_LENGTH, type MacAddress, macFromBytes, macToBytes } from './mac.ts';
import { pseudoHeader } from './pseudo-header.ts';

/** "This address is at that MAC", to whoever has it in the neighbour cache. */
export interface NeighborAdvertisement {
  /** R: the sender forwards packets. */
  readonly router: boolean;
  /** S: the answer to a solicitation; never set in one that nobody asked for. */
  readonly solicited: boolean;
  /** O: replaces the cached link-layer address. */
  readonly override: boolean;
  readonly target: IPv6Address;
  readonly targetLinkLayerAddress?: MacAddress;
}

export type NeighborAdvertisementFault =
  | 'message too short'
  | 'not a neighbour advertisement'
  | 'bad checksum'
  | 'target is multicast'
  | 'bad option length';

export const ICMPV6 = 58;

const TYPE = 136;
const HEADER_LENGTH = 24;
const CHECKSUM = 2;
const TARGET = 8;
const ROUTER = 0x80;
const SOLICITED = 0x40;
const OVERRIDE = 0x20;
const TARGET_LINK_LAYER_ADDRESS = 2;
/** What an option's length counts in. A type, the length and a MAC address fill one. */
const OPTION_UNIT = 8;

/**
 * RFC 4861 section 4.4, with the option of section 4.6.1: the ICMPv6 message, whose checksum covers the addresses.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Type = 136   |   Code = 0    |          Checksum             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |R|S|O|                     Reserved                            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                  Target Address, 16 bytes                     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |   Type = 2    |   Length = 1  |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+   Target Link-Layer Address   |
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
export function encodeNeighborAdvertisement(
  advertisement: NeighborAdvertisement,
  source: IPv6Address,
  destination: IPv6Address,
): Uint8Array {
  const mac = advertisement.targetLinkLayerAddress;
  const bytes = new Uint8Array(HEADER_LENGTH + (mac === undefined ? 0 : OPTION_UNIT));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, TYPE);
  view.setUint8(4, flagsOf(advertisement));
  bytes.set(ipToBytes(advertisement.target), TARGET);
  if (mac !== undefined) {
    view.setUint8(HEADER_LENGTH, TARGET_LINK_LAYER_ADDRESS);
    view.setUint8(HEADER_LENGTH + 1, 1);
    bytes.set(macToBytes(mac), HEADER_LENGTH + 2);
  }
  view.setUint16(CHECKSUM, checksum(bytes, source, destination));
  return bytes;
}

/** Checks what RFC 4861 section 7.1.2 says of the message; the hop limit of 255 is the caller's to check. */
export function decodeNeighborAdvertisement(
  bytes: Uint8Array,
  source: IPv6Address,
  destination: IPv6Address,
): NeighborAdvertisement | NeighborAdvertisementFault {
  if (bytes.length < HEADER_LENGTH) return 'message too short';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint8(0) !== TYPE || view.getUint8(1) !== 0) return 'not a neighbour advertisement';
  if (checksum(bytes, source, destination) !== 0) return 'bad checksum';
  const target = formatIPv6(bytes.subarray(TARGET, HEADER_LENGTH));
  if (isMulticast(target)) return 'target is multicast';
  if (!optionsAreWhole(view)) return 'bad option length';
  const mac = targetLinkLayerAddress(view);
  const flags = view.getUint8(4);
  return {
    router: (flags & ROUTER) !== 0,
    solicited: (flags & SOLICITED) !== 0,
    override: (flags & OVERRIDE) !== 0,
    target,
    ...(mac && { targetLinkLayerAddress: mac }),
  };
}

function flagsOf({ router, solicited, override }: NeighborAdvertisement): number {
  return (router ? ROUTER : 0) | (solicited ? SOLICITED : 0) | (override ? OVERRIDE : 0);
}

function checksum(bytes: Uint8Array, source: IPv6Address, destination: IPv6Address): number {
  return internetChecksum(pseudoHeader(source, destination, ICMPV6, bytes.length), bytes);
}

function optionsAreWhole(view: DataView): boolean {
  for (let at = HEADER_LENGTH; at < view.byteLength; at += optionLength(view, at)) {
    if (at + OPTION_UNIT > view.byteLength) return false;
    if (optionLength(view, at) === 0 || at + optionLength(view, at) > view.byteLength) return false;
  }
  return true;
}

/** Options that are unknown or of another link type are skipped (RFC 4861 section 4.6). */
function targetLinkLayerAddress(view: DataView): MacAddress | undefined {
  for (let at = HEADER_LENGTH; at < view.byteLength; at += optionLength(view, at)) {
    if (view.getUint8(at) === TARGET_LINK_LAYER_ADDRESS && optionLength(view, at) === OPTION_UNIT) {
      return macFromBytes(new Uint8Array(view.buffer, view.byteOffset + at + 2, MAC_LENGTH));
    }
  }
  return undefined;
}

function optionLength(view: DataView, at: number): number {
  return OPTION_UNIT * view.getUint8(at + 1);
}
