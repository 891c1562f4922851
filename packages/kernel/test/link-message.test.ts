import { Buffer } from 'node:buffer';
import { parseMessages } from 'netlink/dist/structs.js';
import { expect, test } from 'vitest';
import { decodeLink, linkRequest } from '../src/netlink/link-message.ts';
import { bytesOf } from '../src/netlink/message.ts';

/** ifinfomsg: family, padding, type, index, flags, change. Attributes: name `eth0`, MTU 1500, address. */
const NAME_AND_MTU = '09000300657468300000000008000400dc050000';
const MAC = '0a0001000200000000010000';
const EUI64 = '14000100800000e8fe8000000000000002c90300';

const TYPES = { newLink: '1000', delLink: '1100', newAddress: '1400' };

const RUNNING = '00000100020000004310010000000000';

function decode(type: string, body: string) {
  const bytes = Buffer.from(body, 'hex');
  const header = Buffer.from(`00000000${type}00000000000000000000`, 'hex');
  header.writeUInt32LE(header.length + bytes.length);
  const [message] = parseMessages(Buffer.concat([header, bytes]));
  return message && decodeLink(message);
}

test('asks for all links without their statistics', () => {
  expect(Buffer.concat(bytesOf(linkRequest)).toString('hex')).toBe(`${'00'.repeat(16)}08001d0008000000`);
});

const ethernet = {
  hardwareType: 1,
  broadcast: true,
  loopback: false,
  pointToPoint: false,
  noArp: false,
  multicast: true,
};
const eth0 = { index: 2, name: 'eth0', mac: '02:00:00:00:00:01', mtu: 1500, medium: ethernet };

test.each([
  ['down', TYPES.newLink, '00000100020000000210000000000000', { ...eth0, up: false, running: false }],
  [
    'up without a carrier',
    TYPES.newLink,
    '00000100020000000310000000000000',
    { ...eth0, up: true, running: false },
  ],
  ['up and running', TYPES.newLink, '00000100020000004310010000000000', { ...eth0, up: true, running: true }],
  ['gone', TYPES.delLink, '00000100020000000210000000000000', { ...eth0, up: false, running: false }],
])('decodes a link that is %s', (_, type, header, expected) => {
  expect(decode(type, header + NAME_AND_MTU + MAC)).toEqual(expected);
});

test.each([
  [
    'a loopback',
    '00000403010000004900010000000000',
    { ...ethernet, hardwareType: 772, broadcast: false, loopback: true, multicast: false },
  ],
  [
    'a tunnel',
    '0000feff02000000d110010000000000',
    { ...ethernet, hardwareType: 65534, broadcast: false, pointToPoint: true, noArp: true },
  ],
])('decodes what %s sends through', (_, header, medium) => {
  expect(decode(TYPES.newLink, header + NAME_AND_MTU)?.medium).toEqual(medium);
});

test('decodes the MAC address of all neighbours', () => {
  const broadcast = '0a000200ffffffffffff0000';
  expect(decode(TYPES.newLink, RUNNING + NAME_AND_MTU + MAC + broadcast)?.medium).toEqual({
    ...ethernet,
    broadcastMac: 'ff:ff:ff:ff:ff:ff',
  });
});

test('a hardware address that is not Ethernet is none', () => {
  expect(
    decode(TYPES.newLink, `00002000020000004310010000000000${NAME_AND_MTU}${EUI64}`)?.mac,
  ).toBeUndefined();
});

test.each([
  [
    'what a bridge says about its port (AF_BRIDGE)',
    TYPES.delLink,
    `07000100020000004310010000000000${NAME_AND_MTU}`,
  ],
  ['another message', TYPES.newAddress, '021880fd02000000'],
])('ignores %s', (_, type, body) => {
  expect(decode(type, body)).toBeUndefined();
});

test('decodes what a macvlan is: on top of which interface, in which mode, group and VRF', () => {
  const base = '0800050003000000';
  const macvlan = '1c0012000c0001006d6163766c616e000c0002000800010001000000';
  const place = '08000a000900000008001b0007000000';
  expect(decode(TYPES.newLink, RUNNING + NAME_AND_MTU + MAC + base + macvlan + place)).toEqual({
    ...eth0,
    up: true,
    running: true,
    kind: 'macvlan',
    macvlanMode: 1,
    base: 3,
    master: 9,
    group: 7,
  });
});

test('an interface on top of one in another network namespace has none below it here', () => {
  const elsewhere = '08000500030000000800250000000000';
  expect(decode(TYPES.newLink, RUNNING + NAME_AND_MTU + MAC + elsewhere)?.base).toBeUndefined();
});

test('decodes IPv4 settings, which come as a row of numbers', () => {
  const row = Array.from({ length: 33 }, (_, index) => `${(index + 1).toString(16).padStart(2, '0')}000000`);
  const settings = `90001a008c00020088000100${row.join('')}`;
  expect(decode(TYPES.newLink, RUNNING + NAME_AND_MTU + MAC + settings)?.ipv4).toEqual({
    rpFilter: 8,
    arpFilter: 13,
    arpIgnore: 19,
    promoteSecondaries: 20,
    acceptLocal: 23,
  });
});

test('decodes the table of a VRF', () => {
  const vrf = '1800120008000100767266000c0002000800010064000000';
  expect(decode(TYPES.newLink, RUNNING + NAME_AND_MTU + MAC + vrf)).toMatchObject({
    kind: 'vrf',
    vrfTable: 100,
  });
});
