import { compareIp, type Family, familyOf, type IpAddress, ipFromBytes, ipToBytes } from '@kaconf/net';
import { parseHost } from './address.ts';

/** Both ends belong to it. */
export interface AddressRange {
  readonly first: IpAddress;
  readonly last: IpAddress;
}

/** What keepalived says of a range that it skips. */
export interface BadRange {
  readonly complaint: string;
}

/**
 * `ADDRESS`, `ADDRESS/LENGTH`, `ADDRESS-ADDRESS` or `ADDRESS-END`, where END stands for the last octet of an IPv4 address and
 * for the last 16 bits, in hexadecimal, of an IPv6 one.
 *
 * @param first what stands before the slash or the dash
 */
export function readRange(text: string, first: IpAddress): AddressRange | BadRange {
  const slash = text.indexOf('/');
  if (slash !== -1) return readNetwork(text, first, text.slice(slash + 1));
  const dash = text.indexOf('-');
  if (dash === -1) return { first, last: first };
  const end = text.slice(dash + 1);
  return end.includes(familyOf(first) === 6 ? ':' : '.')
    ? readFullEnd(text, first, end)
    : readShortEnd(text, first, end);
}

function readNetwork(text: string, first: IpAddress, length: string): AddressRange | BadRange {
  const bytes = ipToBytes(first);
  const bits = /^\d+$/.test(length) ? Number(length) : 0;
  if (bits === 0 || bits > 8 * bytes.length) return { complaint: `Invalid netmask - ${text} - skipping` };
  const isHost = bytes.some((byte, index) => (byte & hostBits(index, bits)) !== 0);
  if (isHost) return { complaint: `Address mask bits not empty - ${text} - skipping` };
  return { first, last: ipFromBytes(bytes.map((byte, index) => byte | hostBits(index, bits))) };
}

/** Those bits of an octet that lie behind a prefix. */
function hostBits(octet: number, prefixLength: number): number {
  return 0xff >> Math.min(8, Math.max(0, prefixLength - 8 * octet));
}

function readFullEnd(text: string, first: IpAddress, end: string): AddressRange | BadRange {
  const last = parseHost(end);
  if (last === undefined) return { complaint: `Invalid range end ${text} - skipping` };
  if (familyOf(first) !== familyOf(last)) {
    return { complaint: `Range address families do not match ${text} - skipping` };
  }
  if (compareIp(first, last) > 0) {
    return { complaint: `Address range end is less than address range start - ${text} - skipping` };
  }
  return { first, last };
}

interface ShortEnd {
  readonly digits: RegExp;
  readonly radix: number;
  readonly octets: number;
}

const SHORT_ENDS: Readonly<Record<Family, ShortEnd>> = {
  4: { digits: /^[+-]?\d*/, radix: 10, octets: 1 },
  6: { digits: /^[+-]?[0-9a-f]*/i, radix: 16, octets: 2 },
};

function readShortEnd(text: string, first: IpAddress, end: string): AddressRange | BadRange {
  const { digits, radix, octets } = SHORT_ENDS[familyOf(first)];
  const [number = ''] = digits.exec(end) ?? [];
  if (number !== end) {
    const rest = end.slice(number.length);
    return { complaint: `Virtual server group range '${text}' has extra characters at end '${rest}'` };
  }
  const value = number === '' ? 0 : Number.parseInt(number, radix);
  if (value < 0 || value >= 256 ** octets) {
    return { complaint: `Virtual server group range '${text}' end '${end}' too large` };
  }
  const bytes = ipToBytes(first);
  const view = new DataView(bytes.buffer);
  const at = bytes.length - octets;
  const start = octets === 1 ? view.getUint8(at) : view.getUint16(at);
  if (start >= value) {
    return { complaint: `Address range end is not greater than address range start - ${text} - skipping` };
  }
  if (octets === 1) view.setUint8(at, value);
  else view.setUint16(at, value);
  return { first, last: ipFromBytes(bytes) };
}
