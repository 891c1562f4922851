import { describe, expect, test } from 'vitest';
import {
  compareIp,
  familyOf,
  ipFromBytes,
  ipToBytes,
  isLinkLocal,
  isMulticast,
  parseIPv4,
  parseIPv6,
  parseIp,
  writeIp,
} from '../src/index.ts';
import { bytes, randomBytes } from './bytes.ts';
import { ip } from './ip.ts';

describe('IPv4 text is taken as inet_pton(3) takes it', () => {
  test.each(['0.0.0.0', '10.0.0.10', '255.255.255.255', '1.20.100.9'])('%s is an address', (text) => {
    expect(parseIPv4(text)).toBe(text);
  });

  test.each([
    '',
    '.',
    '1.2.3',
    '1.2.3.',
    '.1.2.3',
    '1..2.3',
    '1.2.3.4.',
    '1.2.3.4.5',
    '256.0.0.1',
    '1.2.3.1000',
    '010.0.0.1',
    '00.0.0.0',
    '1.2.3.04',
    ' 1.2.3.4',
    '1.2.3.4 ',
    '+1.2.3.4',
    '1.2.3.-4',
    '0x1.2.3.4',
    '1.2.3.4/24',
    '1,2,3,4',
    '16909060',
    'localhost',
    '١.٢.٣.٤',
    '::1',
  ])('%j is none', (text) => {
    expect(parseIPv4(text)).toBeUndefined();
  });
});

describe('IPv6 text becomes canonical', () => {
  test.each([
    // RFC 4291 section 2.2
    ['ABCD:EF01:2345:6789:ABCD:EF01:2345:6789', 'abcd:ef01:2345:6789:abcd:ef01:2345:6789'],
    ['2001:DB8:0:0:8:800:200C:417A', '2001:db8::8:800:200c:417a'],
    ['FF01:0:0:0:0:0:0:101', 'ff01::101'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['0:0:0:0:0:0:13.1.68.3', '::d01:4403'],
    ['::FFFF:129.144.52.38', '::ffff:129.144.52.38'],
    // RFC 5952 section 4
    ['2001:0db8::0001', '2001:db8::1'],
    ['2001:db8:0:0:0:0:2:1', '2001:db8::2:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:db8::1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:DB8::AAAA', '2001:db8::aaaa'],
    // The gap at either end and of a single group
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8'],
    ['1::', '1::'],
    ['fe80::', 'fe80::'],
    ['::ffff:0:0', '::ffff:0.0.0.0'],
    ['1:2:3:4:5:6:1.2.3.4', '1:2:3:4:5:6:102:304'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
  ])('%s is %s', (text, canonical) => {
    expect(parseIPv6(text)).toBe(canonical);
  });

  test.each([
    '',
    ':',
    ':::',
    '1',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:',
    ':1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    '1:2:3:4:5:6:7::8',
    '::1:2:3:4:5:6:7:8',
    '1:::2',
    '::00001',
    '::g',
    '::1 ',
    ' ::1',
    '::-1',
    '1.2.3.4',
    '::1.2.3',
    '::1.2.3.256',
    '::01.2.3.4',
    '::1.2.3.4:5',
    '1:2:3:4:5:6:7:1.2.3.4',
    '::1/64',
    'fe80::1%eth0',
    '[::1]',
  ])('%j is none', (text) => {
    expect(parseIPv6(text)).toBeUndefined();
  });
});

test.each([
  ['10.0.0.10', '0a 00 00 0a'],
  ['255.254.1.0', 'ff fe 01 00'],
  ['ff02::12', 'ff 02 00 00 00 00 00 00 00 00 00 00 00 00 00 12'],
  ['2001:db8:0:1:1:1:1:1', '20 01 0d b8 00 00 00 01 00 01 00 01 00 01 00 01'],
  ['::ffff:192.0.2.1', '00 00 00 00 00 00 00 00 00 00 ff ff c0 00 02 01'],
])('%s is the bytes %s', (text, dump) => {
  expect(ipToBytes(ip(text))).toEqual(bytes(dump));
  expect(ipFromBytes(bytes(dump))).toBe(text);
});

test.each([
  ['10.1.2.3', 'ff ff 0a 01 02 03 ff ff ff ff ff ff ff ff ff ff ff ff ff ff'],
  ['2001:db8::1', 'ff ff 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01 ff ff'],
])('%s is written where there is room for it, and nowhere else', (text, dump) => {
  const room = new Uint8Array(20).fill(0xff);
  writeIp(ip(text), room, 2);
  expect(room).toEqual(bytes(dump));
});

test('bytes inside a larger buffer are read from where they are', () => {
  expect(ipFromBytes(bytes('ff ff 0a 00 00 01 ff').subarray(2, 6))).toBe('10.0.0.1');
  expect(ipFromBytes(bytes(`ff ${'00'.repeat(15)} 01 ff`).subarray(1, 17))).toBe('::1');
});

test.each([4, 16])('random addresses of %i bytes survive text and bytes', (length) => {
  const random = randomBytes(length);
  for (let round = 0; round < 2000; round++) {
    const original = random(length);
    // Runs of zeros are what the text form is about.
    for (const at of random(4)) if (at < 128) original[at % length] = 0;
    const address = ipFromBytes(original);
    expect(parseIp(address)).toBe(address);
    expect(ipToBytes(address)).toEqual(original);
  }
});

test('an address of another length is a bug of the caller', () => {
  expect(() => ipFromBytes(new Uint8Array(5))).toThrow('an IP address has 4 or 16 bytes, not 5');
});

test('addresses sort as numbers, IPv4 first', () => {
  const sorted = [
    '9.0.0.1',
    '10.0.0.9',
    '10.0.0.10',
    '100.0.0.0',
    '::1',
    '2001:db8::',
    '2001:db8::1',
    'fe80::1',
  ];
  expect(sorted.map(ip).reverse().sort(compareIp)).toEqual(sorted);
  expect(compareIp(ip('10.0.0.10'), ip('10.0.0.9'))).toBeGreaterThan(0);
  expect(compareIp(ip('10.0.0.9'), ip('10.0.0.10'))).toBeLessThan(0);
  expect(compareIp(ip('fe80::1'), ip('fe80::1'))).toBe(0);
});

test.each([
  ['10.0.0.1', 4, false, false],
  ['169.254.0.1', 4, false, true],
  ['169.253.255.255', 4, false, false],
  ['223.255.255.255', 4, false, false],
  ['224.0.0.18', 4, true, false],
  ['239.255.255.255', 4, true, false],
  ['240.0.0.0', 4, false, false],
  ['::1', 6, false, false],
  ['ff::1', 6, false, false],
  ['ff02::12', 6, true, false],
  ['fe80::1', 6, false, true],
  ['febf::1', 6, false, true],
  ['fec0::1', 6, false, false],
  ['fe8::1', 6, false, false],
])('%s: family %i, multicast %s, link-local %s', (text, family, multicast, linkLocal) => {
  const address = ip(text);
  expect([familyOf(address), isMulticast(address), isLinkLocal(address)]).toEqual([
    family,
    multicast,
    linkLocal,
  ]);
});
