import type { DropReason } from '@kaconf/vrrp';
import type { Statistics } from './statistics.ts';

/** What keepalived counts a refused packet as; what is not here is in its log only. */
export const countedAs: Partial<Readonly<Record<DropReason, keyof Statistics>>> = {
  'wrong length': 'lengthErrors',
  'wrong TTL': 'hopLimitErrors',
  'TTL out of range': 'hopLimitErrors',
  'not an advertisement': 'typeErrors',
  'address count mismatch': 'addressListErrors',
  'multicast to a unicast instance': 'addressListErrors',
  'unicast to a multicast instance': 'addressListErrors',
  'invalid authentication type': 'invalidAuthenticationTypes',
  'authentication type mismatch': 'otherAuthenticationTypes',
  'wrong password': 'authenticationFailures',
  'wrong AH digest': 'authenticationFailures',
  'wrong AH SPI': 'authenticationFailures',
  'replayed AH': 'authenticationFailures',
  'missing HMAC': 'hmacMissing',
  'malformed HMAC': 'hmacMalformed',
  'unknown HMAC key': 'hmacUnknownKeys',
  'wrong HMAC': 'hmacInvalid',
  'stale HMAC': 'hmacStale',
  'replayed HMAC': 'hmacReplayed',
};

/** These are good adverts to keepalived, which finds out later that it does not want them. */
export const alsoReceived: ReadonlySet<DropReason> = new Set<DropReason>([
  'address count mismatch',
  'unknown unicast source',
  'TTL out of range',
]);
