import { Buffer } from 'node:buffer';
import { macFromBytes } from '@kaconf/net';
import type { StreamData } from 'netlink/dist/structs.js';
import { expect, test } from 'vitest';
import {
  encodeLinkGroup,
  encodeLinkIndex,
  encodeLinkSettings,
  encodeNewLink,
} from '../src/netlink/link-change.ts';
import { bytesOf } from '../src/netlink/message.ts';

const VIRTUAL_MAC = macFromBytes(Uint8Array.of(0, 0, 0x5e, 0, 1, 51));

function hex(body: StreamData): string {
  return Buffer.concat(bytesOf(body)).toString('hex');
}

/** ifinfomsg: family, padding, type, index, flags, change. */
const NEW = '00000000000000000000000000000000';
const INDEX_4 = '00000000040000000000000000000000';

const LINK_2 = '0800050002000000';
const NAME_VRRP_51 = '0c000300767272702e353100';
const MACVLAN_PRIVATE = '1c0012000c0001006d6163766c616e000c0002000800010001000000';
const MAC = '0a00010000005e0001330000';

test('makes a private macvlan with its MAC address, in the group of interfaces that is said', () => {
  const link = { kind: 'macvlan', name: 'vrrp.51', base: 2, group: 7, mac: VIRTUAL_MAC } as const;
  expect(hex(encodeNewLink(link))).toBe(
    `${NEW}${LINK_2}${NAME_VRRP_51}${MACVLAN_PRIVATE}${MAC}08001b0007000000`,
  );
});

test('makes an ipvlan of layer 2 with its flags, in a VRF', () => {
  const link = { kind: 'ipvlan', name: 'vrrp.51', base: 2, group: 0, master: 9, flags: 1 } as const;
  const info = '220012000b0001006970766c616e0000120002000600010000000000060002000100';
  expect(hex(encodeNewLink(link))).toBe(
    `${NEW}${LINK_2}${NAME_VRRP_51}${info}000008001b000000000008000a0009000000`,
  );
});

test.each([
  ['sets it up', { up: true }, '00000000040000000100000001000000'],
  ['sets it down', { up: false }, '00000000040000000000000001000000'],
  [
    'changes IPv4 settings, each an attribute of its own',
    { ipv4: { arpIgnore: 1, acceptLocal: 1, rpFilter: 0, promoteSecondaries: 1 } },
    `${INDEX_4}2c001a0028000200240001000800080000000000080013000100000008001400010000000800170001000000`,
  ],
  [
    'leaves it without a link-local address of its own',
    { ipv6AddressGeneration: 'none' },
    `${INDEX_4}0d001a0009000a000500080001`,
  ],
  [
    'makes another macvlan what ours must be, and takes it out of its VRF',
    { macvlanMode: 1, mac: VIRTUAL_MAC, group: 0, master: 0 },
    `${INDEX_4}${MACVLAN_PRIVATE}${MAC}08001b000000000008000a0000000000`,
  ],
] as const)('%s', (_, settings, expected) => {
  expect(hex(encodeLinkSettings(4, settings))).toBe(expected);
});

test('names a group of interfaces to be removed', () => {
  expect(hex(encodeLinkGroup(7))).toBe(`${NEW}08001b0007000000`);
});

test('names an interface to be removed by its index', () => {
  expect(hex(encodeLinkIndex(4))).toBe(INDEX_4);
});
