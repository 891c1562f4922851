import { createHmac } from 'node:crypto';

/** The hash functions that adverts are signed with. */
export const digests = {
  hmacMd5: (key: Uint8Array, parts: readonly Uint8Array[]) => hmac('md5', key, parts),
  hmacSha256: (key: Uint8Array, parts: readonly Uint8Array[]) => hmac('sha256', key, parts),
};

function hmac(algorithm: 'md5' | 'sha256', key: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHmac(algorithm, key);
  for (const part of parts) hash.update(part);
  return hash.digest();
}
