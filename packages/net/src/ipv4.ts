declare const text: unique symbol;

/** Canonical dotted decimal, branded: see `IpAddress`. */
export type IPv4Address = string & { readonly [text]: 'IPv4' };

export const IPV4_LENGTH = 4;

const DOT = 0x2e;
const ZERO = 0x30;

/** Four decimal octets, as inet_pton(3) takes them: no leading zeros, no shorthand, nothing around. */
export function parseIPv4(text: string): IPv4Address | undefined {
  // What the strict form lets through is canonical already.
  return readIPv4(text, 0, new Uint8Array(IPV4_LENGTH), 0) ? (text as IPv4Address) : undefined;
}

export function formatIPv4(bytes: Uint8Array): IPv4Address {
  return `${bytes[0]}.${bytes[1]}.${bytes[2]}.${bytes[3]}` as IPv4Address;
}

/** Reads the address that reaches from `start` to the end of `text` into `bytes` at `offset`; false when it is none. */
export function readIPv4(text: string, start: number, bytes: Uint8Array, offset: number): boolean {
  let at = start;
  for (let octet = 0; octet < IPV4_LENGTH; octet++) {
    if (octet > 0 && text.charCodeAt(at++) !== DOT) return false;
    const end = endOfDigits(text, at);
    const value = octetBetween(text, at, end);
    if (value === undefined) return false;
    bytes[offset + octet] = value;
    at = end;
  }
  return at === text.length;
}

function endOfDigits(text: string, start: number): number {
  let at = start;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

function octetBetween(text: string, start: number, end: number): number | undefined {
  const digits = end - start;
  if (digits === 0 || digits > 3 || (digits > 1 && text.charCodeAt(start) === ZERO)) return undefined;
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + text.charCodeAt(at) - ZERO;
  return value > 255 ? undefined : value;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}
