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
 * pseudo-header; we send as keepalived does and accept both. In unicast, keepalived up to 1.3.6 wrote the multicast group
 * for the destination into it (`old unicast`).
 */
export type ChecksumForm = 'message' | 'pseudo-header' | 'old unicast';

export const CHECKSUM_OFFSET = 6;
const CHECKSUM_LENGTH = 2;

/** @param endpoints for `old unicast` with the group as the destination */
export function writeChecksum(
  message: Uint8Array,
  form: Exclude<ChecksumForm, 'old unicast'>,
  endpoints: Endpoints,
): void {
  message.fill(0, CHECKSUM_OFFSET, CHECKSUM_OFFSET + CHECKSUM_LENGTH);
  const value = sum(message, form, endpoints);
  message[CHECKSUM_OFFSET] = value >> 8;
  message[CHECKSUM_OFFSET + 1] = value & 0xff;
}

/**
 * The form under which the checksum holds; `undefined` when it holds under none.
 * @param group for `old unicast`, where that is accepted
 */
export function checksumIsValid(
  message: Uint8Array,
  version: 2 | 3,
  endpoints: Endpoints,
  group?: IpAddress,
): ChecksumForm | undefined {
  if (version === 2) return sum(message, 'message', endpoints) === 0 ? 'message' : undefined;
  if (sum(message, 'pseudo-header', endpoints) === 0) return 'pseudo-header';
  if (familyOf(endpoints.source) === 6) return undefined;
  if (sum(message, 'message', endpoints) === 0) return 'message';
  const isOld = group && sum(message, 'pseudo-header', { ...endpoints, destination: group }) === 0;
  return isOld ? 'old unicast' : undefined;
}

function sum(message: Uint8Array, form: ChecksumForm, { source, destination }: Endpoints): number {
  if (form === 'message') return internetChecksum(message);
  return internetChecksum(pseudoHeader(source, destination, PROTOCOL_VRRP, message.length), message);
}
