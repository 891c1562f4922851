import { describe, expect, test } from 'vitest';
import { decodeAdvertisement } from '../src/packet/advertisement.ts';
import { bytes, ip } from './literal.ts';

const IPV4 = { source: ip('10.0.0.12'), destination: ip('224.0.0.18') };
const UNICAST = { source: ip('10.0.0.12'), destination: ip('10.0.0.11') };
const IPV6 = { source: ip('fe80::12'), destination: ip('ff02::12') };

describe('the checksum covers', () => {
  test.each([
    ['version 2: the message', IPV4, '2133 9601 0001 3ec0 0a00 000a 0000 0000 0000 0000', 'message'],
    [
      'version 3 over IPv4 as keepalived and FRR: the pseudo-header, too',
      IPV4,
      '3133 9601 0064 43c2 0a00 000a',
      'pseudo-header',
    ],
    [
      'version 3 over IPv4 as RFC 9568, Cisco and Juniper: the message',
      IPV4,
      '3133 9601 0064 2e5d 0a00 000a',
      'message',
    ],
    [
      'version 3 to a unicast peer: the pseudo-header with its address',
      UNICAST,
      '3133 9601 0064 19ca 0a00 000a',
      'pseudo-header',
    ],
    [
      'version 3 over IPv6: the pseudo-header (RFC 8200 section 8.1), too',
      IPV6,
      '3133 9601 0064 3ba6 fe80 0000 0000 0000 0000 0000 0000 0010',
      'pseudo-header',
    ],
  ] as const)('%s', (_name, endpoints, dump, checksum) => {
    expect(decodeAdvertisement(bytes(dump), endpoints)).toMatchObject({ ok: true, checksum });
  });

  test.each([
    ['version 2 with one bit changed', IPV4, '2133 9601 0001 3ec1 0a00 000a 0000 0000 0000 0000'],
    ['version 2 with its trailer changed', IPV4, '2133 9601 0001 3ec0 0a00 000a 0000 0000 0000 0001'],
    ['version 3 summed for another destination', IPV4, '3133 9601 0064 19ca 0a00 000a'],
    [
      'version 3 over IPv6 without the pseudo-header',
      IPV6,
      '3133 9601 0064 39d6 fe80 0000 0000 0000 0000 0000 0000 0010',
    ],
  ] as const)('so it is bad: %s', (_name, endpoints, dump) => {
    expect(decodeAdvertisement(bytes(dump), endpoints)).toMatchObject({ ok: false, reason: 'bad checksum' });
  });
});

/** An Ethernet frame carries at least 46 octets; behind VLAN tags the padding is shorter by 4 for each. */
describe('padding of a short Ethernet frame', () => {
  const v2 = '2133 9601 0001 3ec0 0a00 000a 0000 0000 0000 0000';
  const v3 = '3133 9601 0064 43c2 0a00 000a';
  test.each([
    ['40 octets filled up to 46', v2, '0000 0000 0000', true],
    ['40 octets filled up to 42, behind a VLAN tag', v2, '0000', true],
    ['32 octets filled up to 46', v3, '0000 0000 0000 0000 0000 0000 0000', true],
    ['32 octets filled up to 34, behind three VLAN tags', v3, '0000', true],
    ['whatever it is filled with', v2, 'dead beef cafe', true],
    ['40 octets and 4 more', v2, '0000 0000', false],
    ['40 octets and 1 more', v2, '00', false],
    ['filled beyond 46', v2, '0000 0000 0000 0000 0000', false],
  ])('%s', (_name, dump, padding, ok) => {
    const decoded = decodeAdvertisement(bytes(dump + padding), IPV4);
    expect(decoded).toMatchObject(ok ? { ok } : { ok, reason: 'wrong length' });
  });

  test('is none over IPv6', () => {
    const padded = bytes('3133 9600 0064 3bb6 0000');
    expect(decodeAdvertisement(padded, IPV6)).toMatchObject({ ok: false, reason: 'wrong length' });
  });
});
