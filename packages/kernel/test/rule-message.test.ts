import { Buffer } from 'node:buffer';
import { type IpPrefix, parsePrefix, type Rule } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../src/netlink/message.ts';
import { decodeRule, encodeRule } from '../src/netlink/rule-message.ts';
import { message } from './netlink-message.ts';

const KEEPALIVED = 18;
const prefix = (text: string) => parsePrefix(text) as IpPrefix;

function rule(priority: number, given: Partial<Rule> = {}): Rule {
  return {
    family: 4,
    action: { type: 'table', table: 100 },
    priority,
    not: false,
    protocol: KEEPALIVED,
    ...given,
  };
}

const from = { from: prefix('10.7.0.0/16') };

/** What keepalived 2.4.3 sends for the line, but for the padding at the end. */
const table: readonly (readonly [line: string, rule: Rule, bytes: string])[] = [
  [
    'from 10.5.0.0/16 table 100 preference 500',
    rule(500, { from: prefix('10.5.0.0/16') }),
    '0200100064000001 00000000 080002000a050000 08000600f4010000 0500150012',
  ],
  [
    'not from 10.5.0.0/16 to 10.6.0.0/16 tos 0x10 fwmark 0x5/0xff iif eth1 oif eth0 table 1000 preference 501',
    rule(501, {
      action: { type: 'table', table: 1000 },
      not: true,
      from: prefix('10.5.0.0/16'),
      to: prefix('10.6.0.0/16'),
      tos: 0x10,
      fwmark: { value: 5, mask: 0xff },
      inputInterface: 'eth1',
      outputInterface: 'eth0',
    }),
    '0210101000000001 02000000 08000f00e8030000 080002000a050000 080001000a060000 08000600f5010000 08000a0005000000' +
      '08001000ff000000 090003006574683100000000 090011006574683000000000 0500150012',
  ],
  [
    'fwmark 7 table 100 realms 3/4 suppress_prefixlength 8 suppress_ifgroup 5 preference 502',
    rule(502, {
      fwmark: { value: 7 },
      realms: { from: 3, to: 4 },
      suppressPrefixLength: 8,
      suppressInterfaceGroup: 5,
    }),
    '0200000064000001 00000000 08000600f6010000 08000a0007000000 08000b0004000300 08000e0008000000 08000d0005000000' +
      '0500150012',
  ],
  [
    'tunnel-id 5 uidrange 3-9 ipproto tcp sport 1-2 dport 3-4 preference 503 table 100 no_track protocol 5',
    rule(503, {
      tunnelId: 5n,
      uidRange: { start: 3, end: 9 },
      ipProtocol: 6,
      sourcePorts: { start: 1, end: 2 },
      destinationPorts: { start: 3, end: 4 },
      protocol: 5,
    }),
    '0200000064000001 00000000 08000600f7010000 0c000c000000000000000005 0c0014000300000009000000 0500150005000000' +
      '0500160006000000 0800170001000200 0800180003000400',
  ],
  [
    'to 2001:db8:7::/64 goto 600 preference 504',
    rule(504, { family: 6, to: prefix('2001:db8:7::/64'), action: { type: 'goto', priority: 600 } }),
    '0a40000000000002 00000000 1400010020010db8000700000000000000000000 08000600f8010000 0500150012000000 0800040058020000',
  ],
  [
    'inet6 l3mdev preference 505',
    rule(505, { family: 6, action: { type: 'l3mdev' } }),
    '0a00000000000001 00000000 08000600f9010000 0500130001000000 0500150012',
  ],
  [
    'blackhole from 10.7.0.0/16 preference 506',
    rule(506, { ...from, action: { type: 'blackhole' } }),
    '0200100000000006 00000000 080002000a070000 08000600fa010000 0500150012',
  ],
  [
    'nop from 10.7.0.0/16 preference 507',
    rule(507, { ...from, action: { type: 'nop' } }),
    '0200100000000003 00000000 080002000a070000 08000600fb010000 0500150012',
  ],
  [
    'unreachable from 10.7.0.0/16 preference 508',
    rule(508, { ...from, action: { type: 'unreachable' } }),
    '0200100000000007 00000000 080002000a070000 08000600fc010000 0500150012',
  ],
  [
    'prohibit from 10.7.0.0/16 preference 509',
    rule(509, { ...from, action: { type: 'prohibit' } }),
    '0200100000000008 00000000 080002000a070000 08000600fd010000 0500150012',
  ],
];

const hex = (text: string) => text.replaceAll(' ', '');

describe.each(table)('%s', (_, given, bytes) => {
  test('is encoded', () => {
    expect(Buffer.concat(bytesOf(encodeRule(given))).toString('hex')).toBe(hex(bytes));
  });

  test('is decoded', () => {
    expect(decodeRule(message(bytes, '2100'), given.protocol)).toEqual(given);
  });
});

test('what the kernel adds to its report is not said to be asked for', () => {
  const reported =
    '0200100064000001 00000000 08000f0064000000 080002000a050000 0500150012000000 08000e00ffffffff 08000d00ffffffff' +
    '08000600f4010000 08000a0007000000 08001000ffffffff';
  const expected = rule(500, { from: prefix('10.5.0.0/16'), fwmark: { value: 7 } });
  expect(decodeRule(message(reported, '2100'), KEEPALIVED)).toEqual(expected);
});

test.each([
  ['a rule of another protocol', '0200100064000001 00000000 0500150003', '2100'],
  ['an unknown action', '0200100064000009 00000000 0500150012', '2100'],
  ['another family', '1c00100064000001 00000000 0500150012', '2100'],
  ['another message', '0200100064000001 00000000 0500150012', '1900'],
])('nothing is decoded from %s', (_, body, type) => {
  expect(decodeRule(message(body, type), KEEPALIVED)).toBeUndefined();
});
