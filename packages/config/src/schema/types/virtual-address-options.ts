import { type IPv4Address, ipFromBytes, ipToBytes, isIPv6, parseIPv4 } from '@kaconf/net';
import type { Word } from '../../4-tree/tree.ts';
import type { Reading } from '../keyword.ts';
import { MAX_INTERFACE_NAME } from './interface-name.ts';
import type { VirtualAddress } from './virtual-address.ts';

/** The names of /etc/iproute2/rt_scopes as iproute2 ships it. */
const SCOPES: ReadonlyMap<string, number> = new Map([
  ['global', 0],
  ['site', 200],
  ['link', 253],
  ['host', 254],
  ['nowhere', 255],
]);

export type Draft = { -readonly [K in keyof VirtualAddress]: VirtualAddress[K] };

/** Refuses the whole address by returning false. */
type Option = (draft: Draft, value: Word, reading: Reading, written: string) => boolean;

export const ADDRESS_OPTIONS: Readonly<Record<string, Option>> = {
  dev: readDevice,
  scope: readScope,
  brd: broadcast('brd'),
  broadcast: broadcast('broadcast'),
  label: readLabel,
};

function readDevice(draft: Draft, value: Word, reading: Reading, written: string): boolean {
  if (draft.dev === undefined) {
    draft.dev = value.text;
    return true;
  }
  reading.object({
    message: `a second device for ${written}`,
    word: value,
    keepalived: [`Cannot specify ipaddress device more than once for ${written}`],
  });
  return false;
}

function readScope(draft: Draft, value: Word, reading: Reading, written: string): boolean {
  const scope = SCOPES.get(value.text) ?? scopeNumber(value.text);
  if (scope !== undefined) draft.scope = scope;
  else {
    reading.object({
      message: `unknown scope '${value.text}', known are ${[...SCOPES.keys()].join(', ')} and 0–255`,
      hint: 'it is ignored',
      word: value,
      keepalived: [`Invalid scope '${value.text}' specified for ${written} - ignoring`],
    });
  }
  return true;
}

function scopeNumber(text: string): number | undefined {
  const number = /^\d+$/.test(text) ? Number(text) : 256;
  return number <= 255 ? number : undefined;
}

function readLabel(draft: Draft, value: Word, reading: Reading): boolean {
  if (value.text.length <= MAX_INTERFACE_NAME) {
    draft.label = value.text;
    return true;
  }
  reading.object({
    message: `label '${value.text}' has more than ${MAX_INTERFACE_NAME} characters`,
    hint: 'the address is skipped',
    word: value,
    keepalived: [
      `Address label ${value.text} is longer than maximum length ${MAX_INTERFACE_NAME} - removing address`,
    ],
  });
  return false;
}

/** @param option as it is written: keepalived repeats it */
function broadcast(option: string): Option {
  return (draft, value, reading, written) => {
    const { address } = draft.prefix;
    if (!isIPv6(address)) return readBroadcast(draft, address, value, reading);
    reading.object({
      message: `${written} is an IPv6 address: it has no broadcast address`,
      hint: 'the address is skipped',
      word: value,
      keepalived: [
        `VRRP is trying to assign a broadcast ${option} to the IPv6 address ${written} !!?? WTF... skipping VIP...`,
      ],
    });
    return false;
  };
}

function readBroadcast(draft: Draft, address: IPv4Address, value: Word, reading: Reading): boolean {
  if (value.text === '+' || value.text === '-') {
    return deriveBroadcast(draft, address, value, reading);
  }
  const parsed = parseIPv4(value.text);
  if (parsed !== undefined) draft.broadcast = parsed;
  else {
    reading.object({
      message: `'${value.text}' is no IPv4 address`,
      hint: 'the address is skipped',
      word: value,
      keepalived: [`VRRP is trying to assign invalid broadcast ${value.text}. skipping VIP...`],
    });
  }
  return parsed !== undefined;
}

/** `+` sets the host bits, `-` clears them. A network of two or one has no room for a broadcast address. */
function deriveBroadcast(draft: Draft, address: IPv4Address, sign: Word, reading: Reading): boolean {
  const { length } = draft.prefix;
  if (length > 30) {
    reading.object({
      message: `a prefix of ${length} bits leaves no broadcast address`,
      hint: 'it is ignored',
      word: sign,
      keepalived: [`Address prefix length ${length} too long for broadcast`],
    });
    return true;
  }
  const bytes = ipToBytes(address);
  const view = new DataView(bytes.buffer);
  const hostBits = 0xffffffff >>> length;
  const bits = view.getUint32(0);
  view.setUint32(0, sign.text === '+' ? bits | hostBits : bits & ~hostBits);
  draft.broadcast = ipFromBytes(bytes) as IPv4Address;
  return true;
}
