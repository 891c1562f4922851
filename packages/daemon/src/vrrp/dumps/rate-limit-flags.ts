import type { Instance } from '@kaconf/vrrp';

/** What keepalived remembers to have complained about, by its bits. */
const BITS: Partial<Readonly<Record<Instance['complaints'][number], number>>> = {
  'wrong TTL': 0x1,
  'wrong version': 0x2,
  'not an advertisement': 0x4,
  'wrong length': 0x8,
  'address count mismatch': 0x20,
  'other addresses': 0x40,
  'authentication type mismatch': 0x80,
  'invalid authentication type': 0x100,
  'no VRRP behind AH': 0x200,
  'wrong password': 0x1000,
  'interval mismatch': 0x2000,
  'other interval': 0x2000,
  'bad checksum': 0x4000,
  'multicast to a unicast instance': 0x8000,
  'unicast to a multicast instance': 0x8000,
  'unknown unicast source': 0x1_0000,
  'TTL out of range': 0x2_0000,
  'owner ignores adverts': 0x4_0000,
  'missing HMAC': 0x8_0000,
  'malformed HMAC': 0x10_0000,
  'unknown HMAC key': 0x20_0000,
  'wrong HMAC': 0x40_0000,
  'stale HMAC': 0x80_0000,
  'replayed HMAC': 0x100_0000,
  'clock skew': 0x200_0000,
};

export function rateLimitFlags({ complaints }: Instance): number {
  return complaints.reduce((flags, complaint) => flags | (BITS[complaint] ?? 0), 0);
}
