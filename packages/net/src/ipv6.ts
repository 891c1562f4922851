import { formatIPv4, IPV4_LENGTH, readIPv4 } from './ipv4.ts';

declare const text: unique symbol;

/** Canonical as in RFC 5952: lower case, the longest run of zeros shortened. Branded: see `IpAddress`. */
export type IPv6Address = string & { readonly [text]: 'IPv6' };

export const IPV6_LENGTH = 16;

const GROUPS = 8;
const GROUP_DIGITS = 4;
const COLON = 0x3a;

/** RFC 4291 section 2.2 in all its forms, embedded IPv4 too. A zone (`%eth0`) is no part of an address. */
export function parseIPv6(text: string): IPv6Address | undefined {
  const bytes = new Uint8Array(IPV6_LENGTH);
  return readIPv6(text, bytes) ? formatIPv6(bytes) : undefined;
}

/** RFC 5952 section 4; IPv4-mapped addresses in the mixed notation of section 5. */
export function formatIPv6(bytes: Uint8Array): IPv6Address {
  const view = new DataView(bytes.buffer, bytes.byteOffset, IPV6_LENGTH);
  if (isMapped(view)) return `::ffff:${formatIPv4(bytes.subarray(-IPV4_LENGTH))}` as IPv6Address;
  const gap = longestZeroRun(view);
  if (gap.length < 2) return groups(view, 0, GROUPS) as IPv6Address;
  return `${groups(view, 0, gap.start)}::${groups(view, gap.start + gap.length, GROUPS)}` as IPv6Address;
}

/** Reads `text` into the sixteen bytes; false when it is no address, whatever `bytes` hold then. */
export function readIPv6(text: string, bytes: Uint8Array): boolean {
  let gap = text.startsWith('::') ? 0 : undefined;
  let at = gap === undefined ? 0 : 2;
  let offset = 0;
  while (at < text.length) {
    const end = endOfGroup(text, at);
    const read = readGroup(text, at, end, bytes, offset);
    if (read === 0) return false;
    offset += read;
    at = end + 1;
    if (end === text.length) break;
    if (text.charCodeAt(at) === COLON) {
      if (gap !== undefined) return false;
      gap = offset;
      at++;
    } else if (at === text.length) return false;
  }
  return gap === undefined ? offset === IPV6_LENGTH : openGap(bytes, gap, offset);
}

function endOfGroup(text: string, start: number): number {
  const colon = text.indexOf(':', start);
  return colon === -1 ? text.length : colon;
}

/** Returns how many bytes the group filled: two, four for an embedded IPv4 address, none when it is malformed. */
function readGroup(text: string, start: number, end: number, bytes: Uint8Array, offset: number): number {
  if (end === text.length && text.includes('.', start)) {
    const fits = offset + IPV4_LENGTH <= IPV6_LENGTH;
    return fits && readIPv4(text, start, bytes, offset) ? IPV4_LENGTH : 0;
  }
  if (end === start || end - start > GROUP_DIGITS || offset === IPV6_LENGTH) return 0;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = hexDigit(text.charCodeAt(at));
    if (digit === undefined) return 0;
    value = value * 16 + digit;
  }
  bytes[offset] = value >> 8;
  bytes[offset + 1] = value & 0xff;
  return 2;
}

function hexDigit(code: number): number | undefined {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : undefined;
}

/** Moves what was read behind `::` to the end. `::` stands for at least one group. */
function openGap(bytes: Uint8Array, gap: number, length: number): boolean {
  if (length === IPV6_LENGTH) return false;
  const behind = gap + IPV6_LENGTH - length;
  bytes.copyWithin(behind, gap, length);
  bytes.fill(0, gap, behind);
  return true;
}

/** ::ffff:0:0/96, RFC 4291 section 2.5.5.2. */
function isMapped(view: DataView): boolean {
  return view.getUint32(0) === 0 && view.getUint32(4) === 0 && view.getUint32(8) === 0xffff;
}

function longestZeroRun(view: DataView): { start: number; length: number } {
  const longest = { start: 0, length: 0 };
  let length = 0;
  for (let group = 0; group < GROUPS; group++) {
    length = view.getUint16(2 * group) === 0 ? length + 1 : 0;
    if (length > longest.length) {
      longest.start = group + 1 - length;
      longest.length = length;
    }
  }
  return longest;
}

function groups(view: DataView, start: number, end: number): string {
  let text = '';
  for (let group = start; group < end; group++) {
    text += (group > start ? ':' : '') + view.getUint16(2 * group).toString(16);
  }
  return text;
}
