import type { ChecksumForm } from '../packet/checksum.ts';

/** What an instance's adverts look like, and which of the others' count. */
export interface AdvertPlan {
  readonly authentication: Authentication | undefined;
  /** Of unicast adverts, 0–255; undefined for IPv6: the kernel's default. Multicast always has 255. */
  readonly unicastHopLimit: number | undefined;
  /** Of version 3 over IPv4. Others' may have another form. */
  readonly checksum: ChecksumForm;
  /** Sends what keepalived up to 1.3.6 did as soon as a peer does. */
  readonly learnsOldChecksum: boolean;
  /** In unicast: adverts of others than the peers do not count, nor those whose TTL is out of their limits. */
  readonly checksSource: boolean;
  /** `skip_check_adv_addr`: a backup looks at the addresses only when another router sends them. */
  readonly trustsAddresses: boolean;
  /** `owner_ignore_adverts`: who owns the addresses listens to nobody. */
  readonly ownerIgnores: boolean;
  /** What the kernel is to keep of what it has received, summed up over the instances of a socket. */
  readonly receiveBuffer: ReceiveBuffer | undefined;
}

export type Authentication = Password | SignedByHeader | SignedByHmac;

/** `auth_type PASS`. */
export interface Password {
  readonly type: 'PASS';
  /** At most 8 octets, one character each. Version 2 only. */
  readonly password: string;
}

/** `auth_type AH`: an IPsec authentication header. Version 2 over IPv4 only. */
export interface SignedByHeader {
  readonly type: 'AH';
  /** The key: at most 8 octets, one character each. */
  readonly password: string;
}

/** `auth_hmac`. */
export interface SignedByHmac {
  readonly type: 'HMAC';
  /** 32–64 octets each. */
  readonly keys: readonly HmacKey[];
  /** The one that signs; undefined in mode `receive-only`. */
  readonly activeKey: HmacKey | undefined;
  /** Mode `enforce`: what is not signed does not count. */
  readonly required: boolean;
  /** How far others' clocks may be from ours, in seconds; undefined with `anti_replay monotonic`. */
  readonly window: number | undefined;
}

export interface HmacKey {
  /** 1–255. */
  readonly id: number;
  readonly octets: readonly number[];
}

/** In octets, in adverts of the instance, or in MTUs of its interface. */
export interface ReceiveBuffer {
  readonly count: number;
  readonly unit: 'octets' | 'adverts' | 'MTUs';
}
