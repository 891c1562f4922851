/** The keyed hash functions that adverts are signed with (RFC 2104). They are handed in: this package has no cryptography. */
export interface Digests {
  /** 16 octets over the joined parts. */
  hmacMd5(key: Uint8Array, parts: readonly Uint8Array[]): Uint8Array;
  /** 32 octets over the joined parts. */
  hmacSha256(key: Uint8Array, parts: readonly Uint8Array[]): Uint8Array;
}

/** Whether they are the same, in a time that does not tell where they differ. */
export function sameOctets(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index++) difference |= (one[index] ?? 0) ^ (other[index] ?? 0);
  return difference === 0;
}

/** One character an octet, as passwords are kept. */
export function octetsOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
