import { type Family, type IPv4Address, ipFromBytes } from '@kaconf/net';
import type { Word } from '../../../4-tree/tree.ts';
import type { Leaf } from '../../keyword.ts';
import { toUnsigned } from '../numbers/number.ts';
import { argument } from '../words/words.ts';

/** How much of its address makes a client: an IPv4 netmask or the length of an IPv6 prefix. */
export type Granularity =
  | { readonly family: 4; readonly netmask: IPv4Address }
  | { readonly family: 6; readonly length: number };

/** As written: which of the two it is depends on what the service is. */
export const granularity: Leaf<Word> = {
  form: 'NETMASK | 1–128',
  read: (statement, reading) => argument(statement, reading),
};

/** The value, or what keepalived says instead. */
export function readGranularity(text: string, family: Family): Granularity | readonly string[] {
  if (family === 6) {
    const length = toUnsigned(text, { min: 1, max: 128 });
    if (typeof length === 'number') return { family, length };
    return [length, `Invalid IPv6 persistence_granularity specified - ${text}`];
  }
  const netmask = parseShortIPv4(text);
  return netmask === undefined
    ? [`Invalid IPv4 persistence_granularity specified - ${text}`]
    : { family, netmask };
}

/**
 * With fewer than four numbers, the last one fills what is left; they may be octal or hexadecimal: inet_aton(3). So
 * `255.255` is 255.0.0.255, and `24` is 0.0.0.24.
 */
function parseShortIPv4(text: string): IPv4Address | undefined {
  const parts = text.split('.');
  if (parts.length > 4 || !parts.every((part) => NUMBER.test(part))) return;
  const numbers = parts.map((part) => (/^0[0-7]+$/.test(part) ? Number.parseInt(part, 8) : Number(part)));
  const last = numbers.pop() ?? 0;
  const room = 256 ** (4 - numbers.length);
  if (last >= room || numbers.some((number) => number > 255)) return;
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, last);
  bytes.set(numbers);
  return ipFromBytes(bytes) as IPv4Address;
}

const NUMBER = /^(?:0x[0-9a-f]+|0[0-7]*|[1-9]\d*)$/i;
