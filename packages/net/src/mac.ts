declare const text: unique symbol;

/** Six octets as `00:00:5e:00:01:33`, lower case, branded like the addresses. */
export type MacAddress = string & { readonly [text]: 'MAC' };

export const MAC_LENGTH = 6;

/** Six pairs of hexadecimal digits joined by colons, in either case. */
export function parseMac(text: string): MacAddress | undefined {
  return /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i.test(text) ? (text.toLowerCase() as MacAddress) : undefined;
}

export function macToBytes(mac: MacAddress): Uint8Array {
  const bytes = new Uint8Array(MAC_LENGTH);
  for (let octet = 0; octet < MAC_LENGTH; octet++) {
    bytes[octet] = Number.parseInt(mac.slice(3 * octet, 3 * octet + 2), 16);
  }
  return bytes;
}

export function macFromBytes(bytes: Uint8Array): MacAddress {
  if (bytes.length !== MAC_LENGTH) throw new RangeError(`a MAC address has 6 bytes, not ${bytes.length}`);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(':') as MacAddress;
}
