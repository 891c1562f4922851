import { AUTHENTICATION_HEADER_LENGTH } from '../authentication/authentication-header.ts';
import type { Datagram } from './event.ts';

/** The VRRP message of a datagram, with or without an authentication header in front of it. */
export function message({ ipHeader, payload }: Datagram): Uint8Array {
  return ipHeader === undefined ? payload : payload.subarray(AUTHENTICATION_HEADER_LENGTH);
}
