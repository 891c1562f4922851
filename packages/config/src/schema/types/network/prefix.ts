import { type Family, type IpAddress, type IpPrefix, parseIp } from '@kaconf/net';
import type { Word } from '../../../4-tree/tree.ts';
import type { Reading } from '../../keyword.ts';
import { forgive, toUnsigned } from '../numbers/number.ts';

/** `ADDRESS[/LENGTH]`, or what is wrong with it; a length out of range is only minded, the address is one host then. */
export function readPrefix(word: Word, reading: Reading): IpPrefix | Invalid {
  const slash = word.text.indexOf('/');
  const host = slash === -1 ? word.text : word.text.slice(0, slash);
  const full = word.text.includes(':') ? 128 : 32;
  const length = slash === -1 ? full : readLength(word.text.slice(slash + 1), full, word, reading);
  const address = parseIp(host);
  return address === undefined ? invalid(word) : { address, length };
}

/** An address without a length, or what is wrong with it. */
export function readAddress(word: Word): IpAddress | Invalid {
  return parseIp(word.text) ?? invalid(word);
}

/** Of no family yet: what stands beside it decides. */
export const ANYWHERE: unique symbol = Symbol('anywhere');

const EVERYWHERE: Readonly<Record<Family, IpPrefix>> = {
  4: { address: parseIp('0.0.0.0') as IpAddress, length: 0 },
  6: { address: parseIp('::') as IpAddress, length: 0 },
};

export function everywhere(family: Family): IpPrefix {
  return EVERYWHERE[family];
}

/** What a route leads to, or a rule is about: `default`, `any` and `all` are a prefix without bits. */
export function readDestination(word: Word, reading: Reading): IpPrefix | typeof ANYWHERE | Invalid {
  if (['default', 'any', 'all'].includes(word.text)) return ANYWHERE;
  if (word.text !== 'default6') return readPrefix(word, reading);
  reading.object({
    code: 'deprecated',
    message: "'default6' is deprecated",
    hint: "write '::/0'",
    word,
    keepalived: ["'default6' is deprecated - please replace with 'inet6 default'"],
    logged: true,
  });
  return EVERYWHERE[6];
}

/** No address: our message and keepalived's line. */
export interface Invalid {
  readonly message: string;
  readonly line: string;
}

export function isInvalid(value: object | string | symbol): value is Invalid {
  return typeof value === 'object' && 'line' in value;
}

function invalid({ text }: Word): Invalid {
  return { message: `'${text}' is no IP address`, line: `VRRP parsed invalid IP ${text}. skipping IP...` };
}

function readLength(text: string, full: number, word: Word, reading: Reading): number {
  const range = { min: 0, max: full };
  const length = toUnsigned(text, range);
  if (typeof length === 'number') return length;
  const { line, value } = forgive(text, length, range, reading);
  const invalid = `Invalid address prefix len ${text} for address ${word.text} - using ${full}`;
  reading.object({
    message: `prefix length '${text}' is not 0–${full}`,
    hint: `${value ?? full} is used`,
    word,
    keepalived: value === undefined ? [line, invalid] : [line],
  });
  return value ?? full;
}
