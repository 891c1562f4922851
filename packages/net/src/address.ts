declare const text: unique symbol;

/**
 * An address is its canonical text, branded: it compares with ===, keys a Map, survives JSON and prints itself.
 * Only the parsers and `…FromBytes` make one, so a value of these types is always valid and canonical.
 */
export type IPv4Address = string & { readonly [text]: 'IPv4' };
/** Canonical as in RFC 5952: lower case, the longest run of zeros shortened. */
export type IPv6Address = string & { readonly [text]: 'IPv6' };
export type IpAddress = IPv4Address | IPv6Address;

export type Family = 4 | 6;

/** An address with the length of its subnet's prefix in bits: 0–32 or 0–128. */
export interface IpPrefix {
  readonly address: IpAddress;
  readonly length: number;
}
