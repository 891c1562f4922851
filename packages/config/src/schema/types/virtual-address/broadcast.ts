import { type IPv4Address, ipFromBytes, ipToBytes, isIPv6, parseIPv4 } from '@kaconf/net';
import type { Word } from '../../../4-tree/tree.ts';
import type { Reading } from '../../keyword.ts';
import type { Outcome } from './options.ts';
import type { Draft } from './virtual-address.ts';

/** An IPv4 address, or `+` or `-` to derive it. */
export function readBroadcast(option: string, draft: Draft, value: Word, reading: Reading): Outcome {
  const { text, prefix } = draft;
  if (isIPv6(prefix.address)) {
    const line = `VRRP is trying to assign a broadcast ${option} to the IPv6 address ${text} !!?? WTF... skipping VIP...`;
    return refuse(`${text} is an IPv6 address: it has no broadcast address`, line, value, reading);
  }
  if (value.text === '+' || value.text === '-') {
    draft.broadcastBits = value.text;
    return 'read';
  }
  const address = parseIPv4(value.text);
  if (address === undefined) {
    const line = `VRRP is trying to assign invalid broadcast ${value.text}. skipping VIP...`;
    return refuse(`'${value.text}' is no IPv4 address`, line, value, reading);
  }
  draft.broadcast = address;
  return 'read';
}

function refuse(message: string, line: string, word: Word, reading: Reading): Outcome {
  reading.object({ message, hint: 'the address is skipped', word, keepalived: [line] });
  return 'refused';
}

/** `+` sets the host bits, `-` clears them. A network of two or one has no room for a broadcast address. */
export function finishBroadcast(draft: Draft, reading: Reading): IPv4Address | undefined {
  const { broadcast, broadcastBits: bits, peer, prefix } = draft;
  if (peer !== undefined && (broadcast !== undefined || bits !== undefined)) {
    reading.object({
      code: 'contradiction',
      message: 'an address with a peer has no broadcast address',
      hint: 'it is ignored',
      keepalived: ['Cannot specify broadcast and peer addresses - ignoring broadcast address'],
    });
    return;
  }
  if (bits === undefined) return broadcast;
  if (prefix.length <= 30) return derive(prefix.address as IPv4Address, prefix.length, bits);
  reading.object({
    message: `a prefix of ${prefix.length} bits leaves no broadcast address`,
    hint: 'it is ignored',
    keepalived: [`Address prefix length ${prefix.length} too long for broadcast`],
  });
  return broadcast;
}

function derive(address: IPv4Address, length: number, host: '+' | '-'): IPv4Address {
  const bytes = ipToBytes(address);
  const view = new DataView(bytes.buffer);
  const hostBits = 0xffffffff >>> length;
  const bits = view.getUint32(0);
  view.setUint32(0, host === '+' ? bits | hostBits : bits & ~hostBits);
  return ipFromBytes(bytes) as IPv4Address;
}
