import type { Digests } from '@kaconf/vrrp';

/** Node's hash functions, loaded by the first advert that is signed: most routers sign none. */
export const digests: Digests = {
  hmacMd5: (key, parts) => hmac('md5', key, parts),
  hmacSha256: (key, parts) => hmac('sha256', key, parts),
};

function hmac(algorithm: 'md5' | 'sha256', key: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  const hash = process.getBuiltinModule('node:crypto').createHmac(algorithm, key);
  for (const part of parts) hash.update(part);
  return hash.digest();
}
