import { familyOf, type IpAddress, internetChecksum, pseudoHeader } from '@kaconf/net';

/** IP protocol number and next header value of VRRP. */
export const PROTOCOL_VRRP = 112;

/** Who sends to whom: a part of the version 3 checksum. */
export interface Endpoints {
  readonly source: IpAddress;
  readonly destination: IpAddress;
}

/**
 * What the checksum covers. Version 2: the message alone (RFC 3768 section 5.3.8). Version 3 over IPv6: with the
 * pseudo-header. Version 3 over IPv4: RFC 9568 section 5.2.8 says the message alone, keepalived and FRR add the
 * pseudo-header; we send as keepalived does and accept both.
 */
export type ChecksumForm = 'message' | 'pseudo-header';

export function writeChecksum(
  message: Uint8Array,
  offset: number,
  version: 2 | 3,
  endpoints: Endpoints,
): void {
  const value = sum(message, version === 2 ? 'message' : 'pseudo-header', endpoints);
  message[offset] = value >> 8;
  message[offset + 1] = value & 0xff;
}

/** The form under which the checksum holds; `undefined` when it holds under none. */
export function checksumIsValid(
  message: Uint8Array,
  version: 2 | 3,
  endpoints: Endpoints,
): ChecksumForm | undefined {
  return formsAccepted(version, endpoints).find((form) => sum(message, form, endpoints) === 0);
}

function formsAccepted(version: 2 | 3, endpoints: Endpoints): readonly ChecksumForm[] {
  if (version === 2) return ['message'];
  return familyOf(endpoints.source) === 4 ? ['pseudo-header', 'message'] : ['pseudo-header'];
}

function sum(message: Uint8Array, form: ChecksumForm, { source, destination }: Endpoints): number {
  if (form === 'message') return internetChecksum(message);
  return internetChecksum(pseudoHeader(source, destination, PROTOCOL_VRRP, message.length), message);
}
