import { describe, expect, test } from 'vitest';
import { decodeIPv4Packet, encodeIPv4Packet, type IPv4Packet, ipFromBytes } from '../src/index.ts';
import { bytes, randomBytes } from './bytes.ts';
import { ipv4 } from './ip.ts';

const none = bytes('');
const vrrpAdvert = {
  trafficClass: 0xc0,
  identification: 1,
  dontFragment: false,
  moreFragments: false,
  fragmentOffset: 0,
  ttl: 255,
  protocol: 112,
  source: ipv4('10.0.0.11'),
  destination: ipv4('224.0.0.18'),
  options: none,
  payload: bytes('2133 9601 0101 a41e 0a00 000a 6368 616e 6765 6d65'),
};

const packets: [string, string, IPv4Packet][] = [
  [
    "keepalived's VRRPv2 advert",
    '45c0 0028 0001 0000 ff70 d087 0a00 000b e000 0012 2133 9601 0101 a41e 0a00 000a 6368 616e 6765 6d65',
    vrrpAdvert,
  ],
  [
    'an IGMP report with the router alert option',
    '46c0 0028 0000 4000 0102 f9ee 0a00 000b e000 0016 9404 0000 2200 f9eb 0000 0001 0400 0000 e000 0012',
    {
      ...vrrpAdvert,
      identification: 0,
      dontFragment: true,
      ttl: 1,
      protocol: 2,
      destination: ipv4('224.0.0.22'),
      options: bytes('9404 0000'),
      payload: bytes('2200 f9eb 0000 0001 0400 0000 e000 0012'),
    },
  ],
  [
    'a middle fragment without data',
    '4500 0014 abcd 20b9 4011 b04f 7f00 0001 7f00 0002',
    {
      trafficClass: 0,
      identification: 0xabcd,
      dontFragment: false,
      moreFragments: true,
      fragmentOffset: 185,
      ttl: 64,
      protocol: 17,
      source: ipv4('127.0.0.1'),
      destination: ipv4('127.0.0.2'),
      options: none,
      payload: none,
    },
  ],
];

describe.each(packets)('%s', (_name, dump, packet) => {
  test('encodes', () => {
    expect(encodeIPv4Packet(packet)).toEqual(bytes(dump));
  });

  test('decodes, without the padding of its frame', () => {
    expect(decodeIPv4Packet(bytes(`ffff ${dump} 0000 0000 0000`).subarray(2))).toEqual(packet);
  });
});

test.each([
  ['', 'packet too short'],
  ['45c0 0028 0001 0000 ff70 d087 0a00 000b e000 00', 'packet too short'],
  ['65c0 0014 0001 0000 ff70 d09b 0a00 000b e000 0012', 'not IPv4'],
  ['44c0 0014 0001 0000 ff70 d19b 0a00 000b e000 0012', 'bad header length'],
  ['46c0 0018 0001 0000 ff70 cf97 0a00 000b e000 0012', 'bad header length'],
  ['45c0 0013 0001 0000 ff70 d09c 0a00 000b e000 0012', 'bad total length'],
  ['45c0 0015 0001 0000 ff70 d09a 0a00 000b e000 0012', 'bad total length'],
  ['45c0 0014 0001 0000 ff70 d09a 0a00 000b e000 0012', 'bad header checksum'],
])('%j is dropped: %s', (malformed, fault) => {
  expect(decodeIPv4Packet(bytes(malformed))).toBe(fault);
});

test('random packets survive', () => {
  const random = randomBytes(791);
  for (let round = 0; round < 500; round++) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = random(6);
    const packet = {
      trafficClass: a,
      identification: (b << 8) | c,
      dontFragment: a % 2 === 0,
      moreFragments: b % 2 === 0,
      fragmentOffset: (c << 5) | (d & 0x1f),
      ttl: d,
      protocol: e,
      source: ipv4(ipFromBytes(random(4))),
      destination: ipv4(ipFromBytes(random(4))),
      options: random(4 * (e % 11)),
      payload: random(f),
    };
    expect(decodeIPv4Packet(encodeIPv4Packet(packet))).toEqual(packet);
  }
});

test('random bytes never throw', () => {
  const random = randomBytes(4);
  for (let round = 0; round < 2000; round++) {
    const noise = random(round % 80);
    noise[0] = 0x40 | (round & 0xf);
    expect(decodeIPv4Packet(noise)).toBeTypeOf('string');
  }
});
