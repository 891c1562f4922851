import { familyOf, type IpAddress, ipToBytes } from '@kaconf/net';
import { CHECKSUM_OFFSET, type Endpoints, writeChecksum } from '../packet/checksum.ts';
import type { Digests } from './digests.ts';
import type { Stamp } from './stamp.ts';

/**
 * What `auth_hmac` puts behind a message (draft-cassen-vrrp-auth-hmac).
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |   Type = 1    |    Key ID     |         Reserved = 0          |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                            Seconds                            |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |          Subseconds           |            Counter            |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |               HMAC-SHA256, its first 16 octets                |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * Signed are a pseudo-header (family, version, VRID, 0, source), the message and the trailer, with zeros for the checksum
 * and the HMAC.
 */
export interface Trailer {
  readonly type: number;
  readonly keyId: number;
  readonly reserved: number;
  readonly stamp: Stamp;
  readonly hmac: Uint8Array;
}

export const TRAILER_LENGTH = 28;
export const TYPE_HMAC_SHA256 = 1;
const SECONDS = 4;
const FRACTION = 8;
const HMAC = 12;
const HMAC_LENGTH = TRAILER_LENGTH - HMAC;
const PSEUDO_HEADER_LENGTH = 20;
const PSEUDO_SOURCE = 4;
const CHECKSUM_LENGTH = 2;

/** @returns the message with its trailer; that is the same in every copy, whoever it is for */
export function encodeWithTrailer(
  message: Uint8Array,
  endpoints: Endpoints,
  key: { readonly id: number; readonly octets: readonly number[] },
  stamp: Stamp,
  digests: Digests,
): Uint8Array {
  const bytes = new Uint8Array(message.length + TRAILER_LENGTH);
  const view = new DataView(bytes.buffer, message.length);
  bytes.set(message);
  view.setUint8(0, TYPE_HMAC_SHA256);
  view.setUint8(1, key.id);
  view.setUint32(SECONDS, stamp.seconds);
  view.setUint32(FRACTION, stamp.fraction);
  bytes.set(hmacOf(bytes, endpoints.source, key.octets, digests), message.length + HMAC);
  // IPv6 has one checksum for the whole datagram.
  if (familyOf(endpoints.source) === 6) writeChecksum(bytes, 'pseudo-header', endpoints);
  return bytes;
}

/** @param bytes a message with its trailer, and nothing more */
export function decodeTrailer(bytes: Uint8Array): Trailer {
  const start = bytes.length - TRAILER_LENGTH;
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, TRAILER_LENGTH);
  return {
    type: view.getUint8(0),
    keyId: view.getUint8(1),
    reserved: view.getUint16(2),
    stamp: { seconds: view.getUint32(SECONDS), fraction: view.getUint32(FRACTION) },
    hmac: bytes.subarray(start + HMAC),
  };
}

/** What the HMAC of a message with its trailer should be. */
export function hmacOf(
  bytes: Uint8Array,
  source: IpAddress,
  key: readonly number[],
  digests: Digests,
): Uint8Array {
  const signed = bytes.slice();
  signed.fill(0, CHECKSUM_OFFSET, CHECKSUM_OFFSET + CHECKSUM_LENGTH);
  signed.fill(0, signed.length - HMAC_LENGTH);
  const parts = [pseudoHeader(bytes, source), signed];
  return digests.hmacSha256(Uint8Array.from(key), parts).subarray(0, HMAC_LENGTH);
}

function pseudoHeader([first = 0, virtualRouterId = 0]: Uint8Array, source: IpAddress): Uint8Array {
  const header = new Uint8Array(PSEUDO_HEADER_LENGTH);
  header.set([familyOf(source), first >> 4, virtualRouterId]);
  header.set(ipToBytes(source), PSEUDO_SOURCE);
  return header;
}
