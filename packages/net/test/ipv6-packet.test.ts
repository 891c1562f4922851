import { expect, test } from 'vitest';
import { decodeIPv6Packet, encodeIPv6Packet, ipFromBytes } from '../src/index.ts';
import { bytes, randomBytes } from './bytes.ts';
import { ipv6 } from './ip.ts';

// keepalived's VRRPv3 advert over IPv6, up to its first address
const dump = `6c00 093a 0008 70ff
  fe80 0000 0000 0000 0000 0000 0000 0011
  ff02 0000 0000 0000 0000 0000 0000 0012
  3135 6402 0032 3ffd`;
const packet = {
  trafficClass: 0xc0,
  flowLabel: 0x0093a,
  nextHeader: 112,
  hopLimit: 255,
  source: ipv6('fe80::11'),
  destination: ipv6('ff02::12'),
  payload: bytes('3135 6402 0032 3ffd'),
};

test('a packet becomes bytes', () => {
  expect(encodeIPv6Packet(packet)).toEqual(bytes(dump));
});

test('bytes become a packet, without the padding of their frame', () => {
  expect(decodeIPv6Packet(bytes(`ffff ${dump} 0000`).subarray(2))).toEqual(packet);
});

test.each([
  ['', 'packet too short'],
  [`6000 0000 0000 3aff ${'00'.repeat(31)}`, 'packet too short'],
  [`4000 0000 0000 3aff ${'00'.repeat(32)}`, 'not IPv6'],
  [`6000 0000 0001 3aff ${'00'.repeat(32)}`, 'bad payload length'],
])('%j is dropped: %s', (malformed, fault) => {
  expect(decodeIPv6Packet(bytes(malformed))).toBe(fault);
});

test('random packets survive', () => {
  const random = randomBytes(8200);
  for (let round = 0; round < 500; round++) {
    const [a = 0, b = 0, c = 0, d = 0] = random(4);
    const original = {
      trafficClass: a,
      flowLabel: ((a & 0xf) << 16) | (b << 8) | c,
      nextHeader: b,
      hopLimit: c,
      source: ipv6(ipFromBytes(random(16))),
      destination: ipv6(ipFromBytes(random(16))),
      payload: random(d),
    };
    expect(decodeIPv6Packet(encodeIPv6Packet(original))).toEqual(original);
  }
});
