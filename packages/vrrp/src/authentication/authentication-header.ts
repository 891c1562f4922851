import { type IpAddress, ipToBytes } from '@kaconf/net';
import { PROTOCOL_VRRP } from '../packet/checksum.ts';
import { type Digests, octetsOf } from './digests.ts';

/**
 * The IPsec authentication header as keepalived puts it in front of version 2 (RFC 2402 section 2, RFC 2403).
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     | Next Header   |  Payload Len  |           Reserved            |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |       Security Parameters Index: the source address           |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                        Sequence Number                        |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |        Authentication Data: HMAC-MD5-96 (12 octets)           |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * Signed are the IPv4 header without what changes on the way, this header, and the message.
 */
export const AUTHENTICATION_HEADER_LENGTH = 24;

/** IP protocol number of the authentication header. */
export const PROTOCOL_AH = 51;

/** In words of 32 bits, less two. */
const PAYLOAD_LENGTH = AUTHENTICATION_HEADER_LENGTH / 4 - 2;
const SPI = 4;
const SEQUENCE = 8;
const DIGEST = 12;
const DIGEST_LENGTH = AUTHENTICATION_HEADER_LENGTH - DIGEST;

const IPV4_HEADER_LENGTH = 20;
const IPV4_VERSION_AND_LENGTH = 0x45;
const TOTAL_LENGTH = 2;
const IDENTIFICATION = 4;
const TTL = 8;
const PROTOCOL = 9;
const SOURCE = 12;
const DESTINATION = 16;
/** Type of service, fragment offset with its flags, checksum: not signed, as they may change on the way. */
const MUTABLE = [1, 6, 7, 10, 11];

export interface AuthenticationHeader {
  readonly nextHeader: number;
  readonly spi: Uint8Array;
  readonly sequence: number;
  readonly digest: Uint8Array;
}

/** The datagram that is sent: everything in its IPv4 header that is signed. */
export interface SignedDatagram {
  readonly source: IpAddress;
  readonly destination: IpAddress;
  readonly identification: number;
  /** Undefined for unicast: routers may count it down, so it is not signed. */
  readonly hopLimit: number | undefined;
}

/** @returns the header with the message behind it */
export function encodeUnderHeader(
  message: Uint8Array,
  datagram: SignedDatagram,
  sequence: number,
  password: string,
  digests: Digests,
): Uint8Array {
  const bytes = new Uint8Array(AUTHENTICATION_HEADER_LENGTH + message.length);
  bytes.set([PROTOCOL_VRRP, PAYLOAD_LENGTH]);
  bytes.set(ipToBytes(datagram.source), SPI);
  new DataView(bytes.buffer).setUint32(SEQUENCE, sequence);
  bytes.set(message, AUTHENTICATION_HEADER_LENGTH);
  bytes.set(digestOf([ipHeader(datagram, bytes.length), bytes], password, digests), DIGEST);
  return bytes;
}

/** `undefined` when it is too short for one. */
export function decodeHeader(payload: Uint8Array): AuthenticationHeader | undefined {
  if (payload.length < AUTHENTICATION_HEADER_LENGTH) return undefined;
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  return {
    nextHeader: view.getUint8(0),
    spi: payload.subarray(SPI, SEQUENCE),
    sequence: view.getUint32(SEQUENCE),
    digest: payload.subarray(DIGEST, AUTHENTICATION_HEADER_LENGTH),
  };
}

/**
 * The digest that a datagram which has arrived should have.
 * @param header its IPv4 header
 * @param payload what follows it, the authentication header first
 */
export function expectedDigest(
  header: Uint8Array,
  payload: Uint8Array,
  isUnicast: boolean,
  password: string,
  digests: Digests,
): Uint8Array {
  const fixed = header.slice();
  for (const offset of MUTABLE) fixed[offset] = 0;
  if (isUnicast) fixed[TTL] = 0;
  const undigested = payload.slice();
  undigested.fill(0, DIGEST, AUTHENTICATION_HEADER_LENGTH);
  return digestOf([fixed, undigested], password, digests);
}

function digestOf(parts: readonly Uint8Array[], password: string, digests: Digests): Uint8Array {
  return digests.hmacMd5(octetsOf(password), parts).subarray(0, DIGEST_LENGTH);
}

function ipHeader(
  { source, destination, identification, hopLimit = 0 }: SignedDatagram,
  payloadLength: number,
): Uint8Array {
  const header = new Uint8Array(IPV4_HEADER_LENGTH);
  const view = new DataView(header.buffer);
  view.setUint8(0, IPV4_VERSION_AND_LENGTH);
  view.setUint16(TOTAL_LENGTH, IPV4_HEADER_LENGTH + payloadLength);
  view.setUint16(IDENTIFICATION, identification);
  view.setUint8(TTL, hopLimit);
  view.setUint8(PROTOCOL, PROTOCOL_AH);
  header.set(ipToBytes(source), SOURCE);
  header.set(ipToBytes(destination), DESTINATION);
  return header;
}
