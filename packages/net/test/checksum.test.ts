import { describe, expect, test } from 'vitest';
import { internetChecksum, pseudoHeader } from '../src/index.ts';
import { bytes, randomBytes } from './bytes.ts';
import { ip } from './ip.ts';

describe('internetChecksum', () => {
  test.each([
    // RFC 1071 section 3 sums these to ddf2
    ['00 01 f2 03 f4 f5 f6 f7', 0x220d],
    ['', 0xffff],
    ['00', 0xffff],
    ['01', 0xfeff],
    ['ff ff', 0x0000],
    ['ff ff ff ff 00 01', 0xfffe],
    // The IPv4 header of a VRRP advert, its checksum set to zero and in place
    ['45c0 0028 0001 0000 ff70 0000 0a00 000b e000 0012', 0xd087],
    ['45c0 0028 0001 0000 ff70 d087 0a00 000b e000 0012', 0],
  ])('of %s', (dump, checksum) => {
    expect(internetChecksum(bytes(dump))).toBe(checksum);
  });

  test('does not care how the bytes are cut into ranges', () => {
    expect(internetChecksum(bytes('00'), bytes('01 f2 03'), bytes(''), bytes('f4'), bytes('f5 f6 f7'))).toBe(
      0x220d,
    );
    const random = randomBytes(1071);
    for (let length = 0; length < 100; length++) {
      const whole = random(length);
      const [first = 0, second = 0] = random(2);
      const cut = [
        whole.subarray(0, first),
        whole.subarray(first, first + second),
        whole.subarray(first + second),
      ];
      expect(internetChecksum(...cut)).toBe(internetChecksum(whole));
    }
  });

  test('carries out of more than 64 KiB', () => {
    expect(internetChecksum(new Uint8Array(300_000).fill(0xff))).toBe(0);
  });
});

describe('pseudoHeader', () => {
  test('IPv4', () => {
    expect(pseudoHeader(ip('10.0.0.11'), ip('224.0.0.18'), 112, 12)).toEqual(
      bytes('0a00 000b e000 0012 00 70 000c'),
    );
  });

  test('IPv6', () => {
    expect(pseudoHeader(ip('fe80::11'), ip('ff02::12'), 112, 40)).toEqual(
      bytes(
        'fe80 0000 0000 0000 0000 0000 0000 0011 ff02 0000 0000 0000 0000 0000 0000 0012 0000 0028 0000 0070',
      ),
    );
  });

  test.each([
    ['10.0.0.11', '224.0.0.18', '3134 6401 0032 75ea 0a00 0014'],
    ['fe80::11', 'ff02::12', `3135 6402 0032 3ffd fe80${'00'.repeat(13)}10 20010db8${'00'.repeat(11)}10`],
  ])("covers keepalived's VRRPv3 advert from %s", (source, destination, dump) => {
    const message = bytes(dump);
    expect(internetChecksum(pseudoHeader(ip(source), ip(destination), 112, message.length), message)).toBe(0);
  });

  test('VRRPv2 is summed without it, its authentication data included', () => {
    expect(internetChecksum(bytes('2133 9601 0101 a41e 0a00 000a 6368 616e 6765 6d65'))).toBe(0);
  });
});
