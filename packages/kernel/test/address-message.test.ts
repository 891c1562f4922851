import { Buffer } from 'node:buffer';
import { type IPv4Address, type IpAddress, seconds } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import type { InterfaceAddress } from '../src/index.ts';
import { decodeAddress, encodeAddress, encodeAddressIdentity } from '../src/netlink/address-message.ts';
import { bytesOf } from '../src/netlink/message.ts';
import { message } from './netlink-message.ts';

const labelled: InterfaceAddress = {
  ifindex: 2,
  prefix: { address: '10.0.0.10' as IpAddress, length: 24 },
  broadcast: '10.0.0.255' as IPv4Address,
  label: 'eth0:vip',
  scope: 253,
  flags: 0x200,
};
const withoutDad: InterfaceAddress = {
  ifindex: 2,
  prefix: { address: '2001:db8::10' as IpAddress, length: 64 },
  scope: 0,
  flags: 0x02,
};
const pointToPoint: InterfaceAddress = {
  ifindex: 7,
  prefix: { address: '10.9.7.1' as IpAddress, length: 32 },
  peer: '10.9.7.2' as IpAddress,
  scope: 0,
  flags: 0,
};

/** family, prefix length, flags, scope, index; then attributes of length, type and value, aligned to four bytes. */
const HEADERS = {
  labelled: '021800fd02000000',
  withoutDad: '0a40020002000000',
  pointToPoint: '0220000007000000',
};

test.each([
  [
    'IPv4 with label, broadcast and a flag beyond the eighth',
    encodeAddress(labelled),
    `${HEADERS.labelled} 080002000a00000a 080001000a00000a 0800080000020000 080004000a0000ff 0d000300657468303a76697000`,
  ],
  [
    'IPv6 without DAD',
    encodeAddress(withoutDad),
    `0a40000002000000 1400020020010db8000000000000000000000010 1400010020010db8000000000000000000000010 0800080002000000`,
  ],
  [
    'a peer, in IFA_ADDRESS',
    encodeAddress(pointToPoint),
    `${HEADERS.pointToPoint} 080002000a090701 080001000a090702 0800080000000000`,
  ],
  [
    'how long it may be a source, and who has set it',
    encodeAddress({ ...withoutDad, preferredLifetime: seconds(100), protocol: 18 }),
    `0a40000002000000 1400020020010db8000000000000000000000010 1400010020010db8000000000000000000000010 0800080002000000` +
      '1400060064000000ffffffff0000000000000000 05000b0012',
  ],
  [
    'what is to be removed',
    encodeAddressIdentity(labelled),
    `${HEADERS.labelled} 080002000a00000a 080001000a00000a`,
  ],
])('encodes %s', (_, body, expected) => {
  expect(Buffer.concat(bytesOf(body)).toString('hex')).toBe(expected.replaceAll(' ', ''));
});

describe('decodes', () => {
  test.each([
    [
      'IPv4, as the kernel announced it',
      '021880fd02000000 080001000a00000a 080002000a00000a 080004000a0000ff 0d000300657468303a76697000000000' +
        '0800080080020000 14000600ffffffffffffffffc1760400c1760400',
      { ...labelled, flags: 0x280 },
    ],
    [
      'IPv6, which has no IFA_LOCAL',
      '0a40820002000000 1400010020010db8000000000000000000000010 14000600ffffffffffffffffc1760400c1760400 0800080082000000',
      { ...withoutDad, flags: 0x82 },
    ],
    [
      'a peer',
      '0220800007000000 080001000a090702 080002000a090701 0800080080000000',
      { ...pointToPoint, flags: 0x80 },
    ],
    [
      'flags of a kernel without IFA_FLAGS',
      '0220800007000000 080001000a090702 080002000a090701',
      { ...pointToPoint, flags: 0x80 },
    ],
    [
      'and passes over attributes that it does not know',
      '0220000007000000 080001000a090702 080002000a090701 0500ff0103000000',
      pointToPoint,
    ],
  ])('%s', (_, body, expected) => {
    expect(decodeAddress(message(body, '1400'))).toEqual(expected);
  });

  test.each([
    ['another family (AF_MCTP)', '2d08000001000000 05000200 09000000', '1400'],
    ['another message (RTM_NEWLINK)', '021880fd02000000 080001000a00000a', '1000'],
    ['an address message without an address', '0218000002000000', '1400'],
  ])('nothing from %s', (_, body, type) => {
    expect(decodeAddress(message(body, type))).toBeUndefined();
  });
});
