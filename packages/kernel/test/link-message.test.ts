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

const eth0 = { index: 2, name: 'eth0', mac: '02:00:00:00:00:01', mtu: 1500 };

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
