import { createHmac } from 'node:crypto';
import type { Digests } from '../src/authentication/digests.ts';

export const digests: Digests = {
  hmacMd5: (key, parts) => hmac('md5', key, parts),
  hmacSha256: (key, parts) => hmac('sha256', key, parts),
};

function hmac(algorithm: 'md5' | 'sha256', key: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHmac(algorithm, key);
  for (const part of parts) hash.update(part);
  return Uint8Array.from(hash.digest());
}
