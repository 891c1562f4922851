import { describe, expect, test } from 'vitest';
import {
  decodeNeighborAdvertisement,
  encodeNeighborAdvertisement,
  internetChecksum,
  pseudoHeader,
  unsolicitedNeighborAdvertisement,
} from '../src/index.ts';
import { bytes, randomBytes } from './bytes.ts';
import { ipv6, mac } from './ip.ts';

const source = ipv6('fe80::10');
const allNodes = ipv6('ff02::1');

const unsolicited = {
  router: false,
  solicited: false,
  override: true,
  target: source,
  targetLinkLayerAddress: mac('02:00:00:00:00:0a'),
};

describe("keepalived's", () => {
  const dump = '8800 5774 2000 0000 fe80 0000 0000 0000 0000 0000 0000 0010 0201 0200 0000 000a';

  test('message', () => {
    expect(encodeNeighborAdvertisement(unsolicited, source, allNodes)).toEqual(bytes(dump));
    expect(decodeNeighborAdvertisement(bytes(`ff ${dump}`).subarray(1), source, allNodes)).toEqual(
      unsolicited,
    );
  });

  test.each([
    [
      'link-local address of a host',
      { address: source, hardwareAddress: mac('02:00:00:00:00:0a'), router: false },
      `3333 0000 0001 0200 0000 000a 86dd
       6000 0000 0020 3aff fe80 0000 0000 0000 0000 0000 0000 0010 ff02 0000 0000 0000 0000 0000 0000 0001
       8800 5774 2000 0000 fe80 0000 0000 0000 0000 0000 0000 0010 0201 0200 0000 000a`,
    ],
    [
      'global address of a host',
      { address: ipv6('2001:db8::10'), hardwareAddress: mac('02:00:00:00:00:0a'), router: false },
      `3333 0000 0001 0200 0000 000a 86dd
       6000 0000 0020 3aff 2001 0db8 0000 0000 0000 0000 0000 0010 ff02 0000 0000 0000 0000 0000 0000 0001
       8800 f903 2000 0000 2001 0db8 0000 0000 0000 0000 0000 0010 0201 0200 0000 000a`,
    ],
    [
      'link-local address of a router',
      { address: source, hardwareAddress: mac('02:00:00:00:00:0a'), router: true },
      `3333 0000 0001 0200 0000 000a 86dd
       6000 0000 0020 3aff fe80 0000 0000 0000 0000 0000 0000 0010 ff02 0000 0000 0000 0000 0000 0000 0001
       8800 d773 a000 0000 fe80 0000 0000 0000 0000 0000 0000 0010 0201 0200 0000 000a`,
    ],
  ])('frame for the %s', (_name, announcement, frame) => {
    expect(unsolicitedNeighborAdvertisement(announcement)).toEqual(bytes(frame));
  });
});

test('each flag has its bit, and the option may be absent', () => {
  const { targetLinkLayerAddress, ...bare } = unsolicited;
  const flagsOf = (flags: object) =>
    encodeNeighborAdvertisement({ ...bare, override: false, ...flags }, source, allNodes)[4];
  expect(flagsOf({ router: true })).toBe(0x80);
  expect(flagsOf({ solicited: true })).toBe(0x40);
  expect(flagsOf({ override: true })).toBe(0x20);
  const message = encodeNeighborAdvertisement(bare, source, allNodes);
  expect(message.length).toBe(24);
  expect(decodeNeighborAdvertisement(message, source, allNodes)).toEqual(bare);
});

/** The message with its checksum put right. */
function sealed(dump: string): Uint8Array {
  const message = bytes(dump);
  const sum = internetChecksum(pseudoHeader(source, allNodes, 58, message.length), message);
  new DataView(message.buffer).setUint16(2, sum);
  return message;
}

const head = '8800 0000 2000 0000 fe80 0000 0000 0000 0000 0000 0000 0010';

test('other options and other link types are skipped', () => {
  const message = sealed(`${head} 0102 ${'00'.repeat(14)} 0202 ${'11'.repeat(14)} 0201 0200 0000 000a`);
  expect(decodeNeighborAdvertisement(message, source, allNodes)).toEqual(unsolicited);
});

test.each([
  [bytes(''), 'message too short'],
  [bytes(head).subarray(0, 23), 'message too short'],
  [sealed(head.replace('8800', '8700')), 'not a neighbour advertisement'],
  [sealed(head.replace('8800', '8801')), 'not a neighbour advertisement'],
  [bytes(head), 'bad checksum'],
  [sealed(head.replace('fe80', 'ff02')), 'target is multicast'],
  [sealed(`${head} 02`), 'bad option length'],
  [sealed(`${head} 0201 0200 0000 00`), 'bad option length'],
  [sealed(`${head} 0200 0200 0000 000a`), 'bad option length'],
  [sealed(`${head} 0202 0200 0000 000a`), 'bad option length'],
])('message %# is dropped: %s', (message, fault) => {
  expect(decodeNeighborAdvertisement(message, source, allNodes)).toBe(fault);
});

test('random options never throw', () => {
  const random = randomBytes(4861);
  for (let round = 0; round < 1000; round++) {
    const noise = Array.from(random(round % 64), (byte) => (byte & 7).toString(16).padStart(2, '0'));
    const decoded = decodeNeighborAdvertisement(sealed(head + noise.join('')), source, allNodes);
    if (decoded !== 'bad option length') expect(decoded).toMatchObject({ target: 'fe80::10' });
  }
});
