import { createHash, createHmac } from 'node:crypto';

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

/** As the policy of a page has it. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
