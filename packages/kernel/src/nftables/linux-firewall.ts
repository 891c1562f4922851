import { Buffer } from 'node:buffer';
import { closeSync } from 'node:fs';
import { Flags, MessageType } from 'netlink/dist/constants.js';
import { formatMessage, getS32, parseMessages } from 'netlink/dist/structs.js';
import type { Addon } from '../addon.ts';
import { errnoOf } from '../errno.ts';
import type { Firewall, FirewallChange } from '../firewall.ts';
import { attempt, KernelError } from '../kernel-error.ts';
import { bytesOf, DATAGRAM_LENGTH } from '../netlink/message.ts';
import { encodeChange } from './change-message.ts';

const NETLINK_NETFILTER = 12;
const NFNL_SUBSYS_NFTABLES = 10;
const NFNL_MSG_BATCH_BEGIN = 0x10;
const NFNL_MSG_BATCH_END = 0x11;

/** NFPROTO_*. */
const FAMILIES = { 4: 2, 6: 10 } as const;

const NOTHING_LEFT = -errnoOf('EAGAIN');

/** nf_tables over netlink: a batch is one datagram, and the kernel answers within send(2). */
export function openFirewall(addon: Addon): Firewall {
  const fd = attempt('open netlink socket', 'for the firewall', () =>
    addon.openNetlinkSocket(NETLINK_NETFILTER, new Uint32Array()),
  );
  const buffer = Buffer.alloc(DATAGRAM_LENGTH);
  return {
    apply(changes) {
      const batch = encodeBatch(changes);
      attempt('change firewall', describe(changes[0]), () => addon.sendMessage(fd, batch));
      const refusal = firstRefusal(addon, fd, buffer);
      if (refusal)
        throw new KernelError(refusal.errno, 'change firewall', describe(changes[refusal.sequence - 1]));
    },
    close: () => closeSync(fd),
  };
}

/** Sequence numbers are the places of the changes, counted from 1. */
export function encodeBatch(changes: readonly FirewallChange[]): Buffer {
  const begin = message(NFNL_MSG_BATCH_BEGIN, 0, 0, header(0, NFNL_SUBSYS_NFTABLES), []);
  const end = message(NFNL_MSG_BATCH_END, 0, changes.length + 1, header(0, NFNL_SUBSYS_NFTABLES), []);
  const body = changes.map((change, index) => {
    const { type, flags, body: attributes } = encodeChange(change, index + 1);
    const its = header(FAMILIES[change.family], 0);
    return message((NFNL_SUBSYS_NFTABLES << 8) | type, flags, index + 1, its, bytesOf(attributes));
  });
  return Buffer.concat([begin, ...body, end]);
}

/** nfgenmsg: family, version, resource in network order. */
function header(family: number, resource: number): Buffer {
  return Buffer.from([family, 0, resource >> 8, resource & 0xff]);
}

function message(type: number, flags: number, seq: number, its: Buffer, body: Uint8Array[]): Buffer {
  const data = Buffer.concat([its, ...body]);
  const padding = Buffer.alloc(-data.length & 3);
  return Buffer.concat([
    ...formatMessage({ type, flags: flags | Flags.REQUEST, seq, port: 0, data: [data, padding] }),
  ]);
}

/** Nothing is said of what was done. */
function firstRefusal(addon: Addon, fd: number, buffer: Buffer) {
  let first: { readonly sequence: number; readonly errno: number } | undefined;
  for (let length = addon.receiveMessages(fd, buffer); length !== NOTHING_LEFT; ) {
    if (length < 0) return { sequence: 0, errno: -length };
    for (const { type, seq, data } of parseMessages(buffer.subarray(0, length))) {
      const errno = type === MessageType.ERROR ? -getS32(data.subarray(0, 4)) : 0;
      if (errno !== 0) first ??= { sequence: seq, errno };
    }
    length = addon.receiveMessages(fd, buffer);
  }
  return first;
}

/** `addRule ip keepalived out`. */
function describe(change: FirewallChange | undefined): string {
  if (!change) return 'with a batch';
  const table = `${change.family === 4 ? 'ip' : 'ip6'} ${change.table}`;
  const within = 'chain' in change ? ` ${change.chain}` : 'set' in change ? ` ${change.set}` : '';
  return `${change.type} ${table}${within}`;
}
