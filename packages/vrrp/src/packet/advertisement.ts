import {
  type Family,
  familyOf,
  type IpAddress,
  ipFromBytes,
  ipToBytes,
  type Micros,
  micros,
} from '@kaconf/net';
import { TRAILER_LENGTH } from '../authentication/hmac-trailer.ts';
import { type ChecksumForm, checksumIsValid, type Endpoints, writeChecksum } from './checksum.ts';
import type { DropReason } from './drop.ts';

/**
 * The VRRP message, common to the versions but for the octets 4 and 5 and the trailer.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |Version| Type  | Virtual Rtr ID|   Priority    |IPvX Addr Count|
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  v2 |   Auth Type   |   Adver Int   |           Checksum            |   RFC 3768 section 5.1
 *  v3 |Reserve| Max Advertise Interval|           Checksum            |   RFC 9568 section 5.1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                        IPvX Address(es)                       |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  v2 |                 Authentication Data (8 octets)                |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
export interface Advertisement {
  readonly version: 2 | 3;
  readonly virtualRouterId: number;
  readonly priority: number;
  readonly advertInterval: Micros;
  readonly addresses: readonly IpAddress[];
  /** Version 2: the eight octets of the trailer with `auth_type PASS`. */
  readonly password: string | undefined;
  /** Version 2 with `auth_type AH`: an authentication header stands before it. */
  readonly underHeader?: true;
}

export type Decoded =
  | { readonly ok: true; readonly advertisement: Advertisement; readonly checksum: ChecksumForm }
  /** With what it says, where only the rest is wrong: who has sent it is asked before that counts. */
  | { readonly ok: false; readonly reason: DropReason; readonly advertisement: Advertisement }
  | { readonly ok: false; readonly reason: DropReason; readonly advertisement: undefined };

export const HEADER_LENGTH = 8;
export const AUTHENTICATION_LENGTH = 8;
const TYPE_ADVERTISEMENT = 1;
const AUTH_NONE = 0;
const AUTH_PASS = 1;
const AUTH_AH = 2;
const SECOND = 1_000_000;
const CENTISECOND = 10_000;
/** What an Ethernet frame of minimum length carries, and by what steps VLAN tags lengthen it. */
const MINIMUM_IP_LENGTH = 46;
export const IPV4_HEADER_LENGTH = 20;
const VLAN_TAG_LENGTH = 4;

/**
 * @param endpoints the source must be the address that it will be sent from
 * @param form of the checksum of version 3 over IPv4
 * @returns the message with its checksum
 */
export function encodeAdvertisement(
  advert: Advertisement,
  endpoints: Endpoints,
  form: 'message' | 'pseudo-header' = 'pseudo-header',
): Uint8Array {
  const family = familyOf(endpoints.source);
  const bytes = new Uint8Array(messageLength(advert.version, family, advert.addresses.length));
  bytes.set([
    (advert.version << 4) | TYPE_ADVERTISEMENT,
    advert.virtualRouterId,
    advert.priority,
    advert.addresses.length,
  ]);
  if (advert.version === 2) {
    bytes[4] = authType(advert);
    bytes[5] = advert.advertInterval / SECOND;
    bytes.set(passwordOctets(advert.password), bytes.length - AUTHENTICATION_LENGTH);
  } else {
    const centiseconds = Math.round(advert.advertInterval / CENTISECOND);
    bytes[4] = centiseconds >> 8;
    bytes[5] = centiseconds & 0xff;
  }
  const size = addressLength(family);
  advert.addresses.forEach((address, index) => {
    bytes.set(ipToBytes(address), HEADER_LENGTH + index * size);
  });
  writeChecksum(bytes, advert.version === 2 ? 'message' : form, endpoints);
  return bytes;
}

/** What may be in an advert, depending on whom it is for. */
export interface Allowed {
  /** An HMAC may stand behind the message. */
  readonly trailer?: boolean;
  /** Of VRRP: another one is refused whatever else is wrong. */
  readonly version?: 2 | 3;
  /** The group whose address may be in the checksum of a unicast advert. */
  readonly oldUnicast?: IpAddress | undefined;
}

/** Everything that RFC 9568 section 7.1 verifies without knowing the virtual router, in keepalived's order. */
export function decodeAdvertisement(bytes: Uint8Array, endpoints: Endpoints, allowed: Allowed = {}): Decoded {
  if (bytes.length < HEADER_LENGTH) return rejected('too short');
  const [first = 0, virtualRouterId = 0, priority = 0, count = 0, fifth = 0, sixth = 0] = bytes;
  const version = first >> 4;
  const family = familyOf(endpoints.source);
  const length = messageLength(version, family, count);
  const hasTrailer = allowed.trailer === true && bytes.length === length + TRAILER_LENGTH;
  if (!hasTrailer && !lengthFits(bytes.length, length, family)) return rejected('wrong length');
  if (version !== 2 && version !== 3) return rejected('wrong version');
  if (version !== (allowed.version ?? version)) return rejected('wrong version');
  if (version === 2 && fifth > AUTH_AH) return rejected('invalid authentication type');
  const message = bytes.subarray(0, length);
  const advertInterval = version === 2 ? sixth * SECOND : (((fifth & 0x0f) << 8) | sixth) * CENTISECOND;
  const advertisement = {
    version,
    virtualRouterId,
    priority,
    advertInterval: micros(advertInterval),
    addresses: readAddresses(message, count, addressLength(family)),
    password: version === 2 && fifth === AUTH_PASS ? readPassword(message) : undefined,
    ...(version === 2 && fifth === AUTH_AH && ({ underHeader: true } as const)),
  } as const;
  if ((first & 0x0f) !== TYPE_ADVERTISEMENT) return rejected('not an advertisement', advertisement);
  // The kernel sums up an IPv6 datagram as a whole, so keepalived's trailer is in it.
  const summed = family === 6 ? bytes : message;
  const checksum = checksumIsValid(summed, version, endpoints, allowed.oldUnicast);
  if (checksum === undefined) return rejected('bad checksum', advertisement);
  if (version === 3 && advertInterval === 0) return rejected('zero interval', advertisement);
  return { ok: true, advertisement, checksum };
}

/** Whether an HMAC stands behind the message of an advert whose length is right. */
export function hasTrailer(
  bytes: Uint8Array,
  { version, addresses }: Advertisement,
  family: Family,
): boolean {
  return bytes.length === messageLength(version, family, addresses.length) + TRAILER_LENGTH;
}

/** RFC 2338 section 5.3.6. */
export function authType({ password, underHeader }: Pick<Advertisement, 'password' | 'underHeader'>): number {
  if (underHeader) return AUTH_AH;
  return password === undefined ? AUTH_NONE : AUTH_PASS;
}

/** The virtual router of a message that may otherwise be damaged; `undefined` when there is not even a header. */
export function peekVirtualRouterId(bytes: Uint8Array): number | undefined {
  return bytes.length < HEADER_LENGTH ? undefined : bytes[1];
}

/** Of a message with `count` addresses, in octets. */
export function messageLength(version: number, family: Family, count: number): number {
  const trailer = version === 2 ? AUTHENTICATION_LENGTH : 0;
  return HEADER_LENGTH + count * addressLength(family) + trailer;
}

/** Longer by exactly what pads a short Ethernet frame, seen through VLAN tags, is as good as equal. */
function lengthFits(received: number, expected: number, family: Family): boolean {
  if (received === expected) return true;
  if (family === 6 || received < expected) return false;
  const padded = received + IPV4_HEADER_LENGTH;
  return padded <= MINIMUM_IP_LENGTH && (MINIMUM_IP_LENGTH - padded) % VLAN_TAG_LENGTH === 0;
}

function addressLength(family: Family): number {
  return family === 4 ? 4 : 16;
}

function readAddresses(message: Uint8Array, count: number, size: number): IpAddress[] {
  return Array.from({ length: count }, (_, index) => {
    const start = HEADER_LENGTH + index * size;
    return ipFromBytes(message.subarray(start, start + size));
  });
}

function passwordOctets(password = ''): Uint8Array {
  const octets = new Uint8Array(AUTHENTICATION_LENGTH);
  for (let index = 0; index < Math.min(password.length, AUTHENTICATION_LENGTH); index++) {
    octets[index] = password.charCodeAt(index);
  }
  return octets;
}

/** The trailer as text, one character an octet, without the zeros that fill it up. */
function readPassword(message: Uint8Array): string {
  const octets = message.subarray(message.length - AUTHENTICATION_LENGTH);
  return String.fromCharCode(...octets).replace(/\0+$/, '');
}

function rejected(reason: DropReason, advertisement?: Advertisement): Decoded {
  return { ok: false, reason, advertisement };
}
