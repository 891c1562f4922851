import { seconds } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import { type Advertisement, decodeAdvertisement, encodeAdvertisement } from '../src/packet/advertisement.ts';
import { bytes, ip } from './literal.ts';

const IPV4 = { source: ip('10.0.0.11'), destination: ip('224.0.0.18') };
const IPV6 = { source: ip('fe80::11'), destination: ip('ff02::12') };

/** Taken from a veth, after the IP header. The 2.2.7 and the 2.4.3 sent the same bytes. */
const captured = [
  {
    name: 'keepalived 2.2.7 and 2.4.3: version 2 without authentication, two addresses, priority 150, 1 s',
    endpoints: IPV4,
    dump: '2133 9602 0001 34ab 0a00 000a 0a00 0014 0000 0000 0000 0000',
    advert: {
      version: 2,
      virtualRouterId: 51,
      priority: 150,
      advertInterval: seconds(1),
      addresses: [ip('10.0.0.10'), ip('10.0.0.20')],
      password: undefined,
    },
    checksum: 'message',
  },
  {
    name: 'keepalived 2.2.7 and 2.4.3: version 2 with auth_pass secret, priority 100',
    endpoints: IPV4,
    dump: '2134 6401 0101 335f 0a00 001e 7365 6372 6574 0000',
    advert: {
      version: 2,
      virtualRouterId: 52,
      priority: 100,
      advertInterval: seconds(1),
      addresses: [ip('10.0.0.30')],
      password: 'secret',
    },
    checksum: 'message',
  },
  {
    name: 'keepalived 2.2.7 and 2.4.3: version 2, priority 0 on shutdown',
    endpoints: IPV4,
    dump: '2134 0001 0101 975f 0a00 001e 7365 6372 6574 0000',
    advert: {
      version: 2,
      virtualRouterId: 52,
      priority: 0,
      advertInterval: seconds(1),
      addresses: [ip('10.0.0.30')],
      password: 'secret',
    },
    checksum: 'message',
  },
  {
    name: 'keepalived 2.2.7 and 2.4.3: version 3 over IPv4 with the pseudo-header, priority 200, 250 ms',
    endpoints: IPV4,
    dump: '3135 c801 0019 11ee 0a00 0028',
    advert: {
      version: 3,
      virtualRouterId: 53,
      priority: 200,
      advertInterval: seconds(0.25),
      addresses: [ip('10.0.0.40')],
      password: undefined,
    },
    checksum: 'pseudo-header',
  },
  {
    name: 'keepalived 2.2.7 and 2.4.3: version 3 over IPv6, two addresses, priority 254, 500 ms',
    endpoints: IPV6,
    dump: `3136 fe02 0032 a5b2 fe80 0000 0000 0000 0000 0005 0000 0054
           2001 0db8 0000 0000 0000 0000 0000 0010`,
    advert: {
      version: 3,
      virtualRouterId: 54,
      priority: 254,
      advertInterval: seconds(0.5),
      addresses: [ip('fe80::5:0:54'), ip('2001:db8::10')],
      password: undefined,
    },
    checksum: 'pseudo-header',
  },
] as const;

describe.each(captured)('$name', ({ endpoints, dump, advert, checksum }) => {
  test('is what we send', () => {
    expect(encodeAdvertisement(advert, endpoints)).toEqual(bytes(dump));
  });

  test('is understood', () => {
    expect(decodeAdvertisement(bytes(dump), endpoints)).toEqual({
      ok: true,
      advertisement: advert,
      checksum,
    });
  });
});

const v2: Advertisement = {
  version: 2,
  virtualRouterId: 1,
  priority: 100,
  advertInterval: seconds(1),
  addresses: [],
  password: undefined,
};
const v3: Advertisement = { ...v2, version: 3 };

describe('the fields of RFC 3768 section 5.3 and RFC 9568 section 5.2', () => {
  test.each<[string, Advertisement, number, string]>([
    ['version 2 and type 1', v2, 0, '21'],
    ['version 3 and type 1', v3, 0, '31'],
    ['the lowest Virtual Rtr ID', { ...v2, virtualRouterId: 1 }, 1, '01'],
    ['the highest Virtual Rtr ID', { ...v3, virtualRouterId: 255 }, 1, 'ff'],
    ['the priority of one that stops', { ...v3, priority: 0 }, 2, '00'],
    ['the default priority', { ...v3, priority: 100 }, 2, '64'],
    ['the priority of the owner', { ...v2, priority: 255 }, 2, 'ff'],
    ['no address', v2, 3, '00'],
    ['three addresses', { ...v3, addresses: ['10.0.0.1', '10.0.0.2', '10.0.0.3'].map(ip) }, 3, '03'],
    ['Auth Type none', v2, 4, '00'],
    ['Auth Type simple text', { ...v2, password: '' }, 4, '01'],
    ['the longest Adver Int of version 2, 255 s', { ...v2, advertInterval: seconds(255) }, 5, 'ff'],
    ['the shortest Max Advertise Interval, 10 ms', { ...v3, advertInterval: seconds(0.01) }, 4, '0001'],
    ['the default Max Advertise Interval, 1 s', v3, 4, '0064'],
    ['the longest Max Advertise Interval, 40.95 s', { ...v3, advertInterval: seconds(40.95) }, 4, '0fff'],
    ['the first address', { ...v2, addresses: [ip('192.0.2.1')] }, 8, 'c000 0201'],
    ['the trailer of Auth Type none', { ...v2, addresses: [ip('10.0.0.1')] }, 12, '0000 0000 0000 0000'],
    ['a password of eight octets', { ...v2, password: 'changeme' }, 8, '6368 616e 6765 6d65'],
    ['a shorter password, filled with zeros', { ...v2, password: 'abc' }, 8, '6162 6300 0000 0000'],
    [
      'the first eight octets of a longer password',
      { ...v2, password: '123456789' },
      8,
      '3132 3334 3536 3738',
    ],
  ])('%s', (_name, advert, offset, dump) => {
    const expected = bytes(dump);
    const encoded = encodeAdvertisement(advert, IPV4);
    expect(encoded.subarray(offset, offset + expected.length)).toEqual(expected);
    expect(decodeAdvertisement(encoded, IPV4)).toMatchObject({
      ok: true,
      advertisement: { priority: advert.priority },
    });
  });

  test('the reserved bits of version 3 are ignored', () => {
    const reserved = bytes('3135 c801 f019 21ed 0a00 0028');
    expect(decodeAdvertisement(reserved, IPV4)).toMatchObject({ advertisement: { advertInterval: 250_000 } });
  });
});
