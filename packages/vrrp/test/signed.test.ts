import { describe, expect, test } from 'vitest';
import {
  AUTHENTICATION_HEADER_LENGTH,
  decodeHeader,
  encodeUnderHeader,
  expectedDigest,
} from '../src/authentication/authentication-header.ts';
import { sameOctets } from '../src/authentication/digests.ts';
import {
  decodeTrailer,
  encodeWithTrailer,
  hmacOf,
  TRAILER_LENGTH,
} from '../src/authentication/hmac-trailer.ts';
import { decodeAdvertisement } from '../src/packet/advertisement.ts';
import { digests } from './digests.ts';
import { bytes, ip } from './literal.ts';

const SOURCE = ip('10.0.0.11');
const SOURCE_IPV6 = ip('fe80::11');
const TEXT_KEY = {
  id: 1,
  octets: [...bytes(`3031323334353637 3839616263646566 3031323334353637 3839616263646566`)],
};
const HEX_KEY = { id: 7, octets: Array.from({ length: 34 }, (_, octet) => octet) };

/** What keepalived 2.4.3 sent with `auth_type AH`, with its IPv4 header. */
describe.each([
  {
    name: 'multicast, the first advert',
    destination: '224.0.0.18',
    password: 'secret',
    hopLimit: 255,
    sequence: 1,
    header: '45c0 0040 0001 0000 ff33 d0ac 0a00 000b e000 0012',
    dump: `7004 0000 0a00 000b 0000 0001 d5b8 ce6a c26b 42c4 a9c0 6b16
           2133 9601 0201 3cc0 0a00 000a 0000 0000 0000 0000`,
  },
  {
    name: 'multicast, the fifth, of priority 0',
    destination: '224.0.0.18',
    password: 'secret',
    hopLimit: 255,
    sequence: 5,
    header: '45c0 0040 0005 0000 ff33 d0a8 0a00 000b e000 0012',
    dump: `7004 0000 0a00 000b 0000 0005 8d13 4869 8712 3a57 640c c90e
           2133 0001 0201 d2c0 0a00 000a 0000 0000 0000 0000`,
  },
  {
    name: 'the first of two unicast peers, a password of eight octets',
    destination: '10.0.0.12',
    password: 'longpass',
    hopLimit: undefined,
    sequence: 1,
    header: '45c0 0040 0001 0000 ff33 a6b3 0a00 000b 0a00 000c',
    dump: `7004 0000 0a00 000b 0000 0001 fa83 7d05 c97a 1972 8813 b8d9
           2134 9601 0201 3cb5 0a00 0014 0000 0000 0000 0000`,
  },
  {
    name: 'the second of two unicast peers',
    destination: '10.0.0.13',
    password: 'longpass',
    hopLimit: undefined,
    sequence: 1,
    header: '45c0 0040 0001 0000 ff33 a6b2 0a00 000b 0a00 000d',
    dump: `7004 0000 0a00 000b 0000 0001 962d 46b7 a54b bf4b 87fc cf54
           2134 9601 0201 3cb5 0a00 0014 0000 0000 0000 0000`,
  },
])('an authentication header of keepalived 2.4.3: $name', (one) => {
  const { password, sequence, hopLimit } = one;
  const [header, payload] = [bytes(one.header), bytes(one.dump)];
  const isUnicast = hopLimit === undefined;

  test('is what we send', () => {
    const datagram = { source: SOURCE, destination: ip(one.destination), identification: sequence, hopLimit };
    const message = payload.subarray(AUTHENTICATION_HEADER_LENGTH);
    expect(encodeUnderHeader(message, datagram, sequence, password, digests)).toEqual(payload);
  });

  test('is understood, and so is the message behind it', () => {
    const expected = expectedDigest(header, payload, isUnicast, password, digests);
    expect(decodeHeader(payload)).toEqual({
      nextHeader: 112,
      spi: bytes('0a00 000b'),
      sequence,
      digest: expected,
    });
    const message = payload.subarray(AUTHENTICATION_HEADER_LENGTH);
    const endpoints = { source: SOURCE, destination: ip(one.destination) };
    expect(decodeAdvertisement(message, endpoints)).toMatchObject({
      ok: true,
      advertisement: { underHeader: true },
    });
  });

  test.each([
    ['routers changed its type of service and its checksum', 1, 10, true],
    ['its identification is another', 4, 5, false],
    ['its source is another', 14, 15, false],
    ['its TTL was counted down', 8, 8, isUnicast],
  ])('%s', (_, first, last, valid) => {
    const changed = header
      .slice()
      .fill(0x11, first, first + 1)
      .fill(0x22, last, last + 1);
    const { digest } = decodeHeader(payload) ?? { digest: bytes('') };
    expect(sameOctets(expectedDigest(changed, payload, isUnicast, password, digests), digest)).toBe(valid);
  });
});

/** What keepalived 2.4.3 sent with `auth_hmac`, after the IP header. */
describe.each([
  {
    name: 'version 3, a key in hexadecimal digits',
    endpoints: { source: SOURCE, destination: ip('224.0.0.18') },
    key: HEX_KEY,
    stamp: { seconds: 0x6b01e554, fraction: 0x03420000 },
    dump: `3133 9601 0032 43f5 0a00 000a
           0107 0000 6b01 e554 0342 0000 020a aa85 685e 5c07 62ba 9391 d048 7d33`,
  },
  {
    name: 'version 2',
    endpoints: { source: SOURCE, destination: ip('224.0.0.18') },
    key: TEXT_KEY,
    stamp: { seconds: 0x6b01e555, fraction: 0xb8590000 },
    dump: `2134 9601 0001 3eb5 0a00 0014 0000 0000 0000 0000
           0101 0000 6b01 e555 b859 0000 8ee7 dfd5 2328 c479 83e2 eacc 699d 32b6`,
  },
  {
    name: 'IPv6, whose checksum covers it',
    endpoints: { source: SOURCE_IPV6, destination: ip('ff02::12') },
    key: TEXT_KEY,
    stamp: { seconds: 0x6b01e555, fraction: 0xb8100000 },
    dump: `3135 9602 0064 9083 fe80 0000 0000 0000 0000 0000 0000 0010 2001 0db8 0000 0000 0000 0000 0000 0010
           0101 0000 6b01 e555 b810 0000 6c9d b46f cd78 8cb5 0337 bd24 49a6 ee84`,
  },
  {
    name: 'the first of two unicast peers',
    endpoints: { source: SOURCE, destination: ip('10.0.0.12') },
    key: TEXT_KEY,
    stamp: { seconds: 0x6b01e555, fraction: 0xb8440000 },
    dump: `3136 9601 0064 19b3 0a00 001e
           0101 0000 6b01 e555 b844 0000 e2aa aab9 5318 3528 8b45 2b79 c461 fcc1`,
  },
  {
    name: 'the second, with the same HMAC',
    endpoints: { source: SOURCE, destination: ip('10.0.0.13') },
    key: TEXT_KEY,
    stamp: { seconds: 0x6b01e555, fraction: 0xb8440000 },
    dump: `3136 9601 0064 19b2 0a00 001e
           0101 0000 6b01 e555 b844 0000 e2aa aab9 5318 3528 8b45 2b79 c461 fcc1`,
  },
])('an HMAC of keepalived 2.4.3: $name', ({ endpoints, key, stamp, dump }) => {
  const payload = bytes(dump);

  test('is what we send', () => {
    const message = payload.subarray(0, -TRAILER_LENGTH);
    expect(encodeWithTrailer(message, endpoints, key, stamp, digests)).toEqual(payload);
  });

  test('is understood', () => {
    const hmac = hmacOf(payload, endpoints.source, key.octets, digests);
    expect(decodeTrailer(payload)).toEqual({ type: 1, keyId: key.id, reserved: 0, stamp, hmac });
    expect(decodeAdvertisement(payload, endpoints, { trailer: true })).toMatchObject({ ok: true });
  });

  test('is too long for those who do not know it', () => {
    expect(decodeAdvertisement(payload, endpoints)).toMatchObject({ ok: false, reason: 'wrong length' });
  });

  test('is another for another source, and another message', () => {
    const { hmac } = decodeTrailer(payload);
    expect(hmacOf(payload, ip('10.0.0.12'), key.octets, digests)).not.toEqual(hmac);
    const higher = payload.slice().fill(255, 2, 3);
    expect(hmacOf(higher, endpoints.source, key.octets, digests)).not.toEqual(hmac);
  });
});

test('octets are the same when all of them are, and there are as many', () => {
  expect(sameOctets(bytes('0102 03'), bytes('0102 03'))).toBe(true);
  expect(sameOctets(bytes('0102 03'), bytes('0102 04'))).toBe(false);
  expect(sameOctets(bytes('0102'), bytes('0102 00'))).toBe(false);
});
