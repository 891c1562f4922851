import { Buffer } from 'node:buffer';
import { type IpAddress, type IpPrefix, micros, parsePrefix, seconds } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import type { Route } from '../src/index.ts';
import { bytesOf } from '../src/netlink/message.ts';
import { decodeRoute, encodeRoute, encodeRouteIdentity } from '../src/netlink/route-message.ts';
import { message } from './netlink-message.ts';

const ip = (text: string) => text as IpAddress;
const KEEPALIVED = 18;

function route(destination: string, given: Partial<Route> = {}): Route {
  const prefix = parsePrefix(destination) as IpPrefix;
  return {
    family: destination.includes(':') ? 6 : 4,
    type: 1,
    destination: prefix,
    table: 254,
    protocol: KEEPALIVED,
    onlink: false,
    insertion: 'prepend',
    metrics: {},
    nexthops: [],
    ...given,
  };
}

const via = (address: string) => ({ gateway: ip(address) });
const metric = <T>(value: T, locked = false) => ({ value, locked });

/** What keepalived 2.4.3 sends for the line, but for bytes that it leaves undefined in the padding. */
const table: readonly (readonly [line: string, route: Route, added: string, removed?: string])[] = [
  [
    '192.168.5.0/24 via 10.0.0.1 dev eth0',
    route('192.168.5.0/24', { ...via('10.0.0.1'), ifindex: 3 }),
    '02180000fe120001 00000000 08000100c0a80500 080005000a000001 0800040003000000',
    '02180000fe12ff00 00000000 08000100c0a80500 080005000a000001 0800040003000000',
  ],
  [
    'blackhole 192.168.6.0/24 table 1000 metric 5 protocol static',
    route('192.168.6.0/24', { type: 6, table: 1000, metric: 5, protocol: 4 }),
    '0218000000040006 00000000 08000f00e8030000 08000100c0a80600 0800060005000000',
    '021800000004ff06 00000000 08000f00e8030000 08000100c0a80600 0800060005000000',
  ],
  [
    '192.168.7.0/24 via 10.0.0.1 src 10.0.0.11 tos 0x10 onlink dev eth0 realms 3/4 scope link',
    route('192.168.7.0/24', {
      ...via('10.0.0.1'),
      source: ip('10.0.0.11'),
      tos: 0x10,
      onlink: true,
      ifindex: 3,
      realms: { from: 3, to: 4 },
      scope: 253,
    }),
    '02180010fe12fd01 04000000 08000100c0a80700 080007000a00000b 080005000a000001 0800040003000000 08000b0004000300',
    '02180010fe12fd00 04000000 08000100c0a80700 080007000a00000b 080005000a000001 0800040003000000 08000b0004000300',
  ],
  [
    '192.168.8.0/24 via 10.0.0.1 mtu lock 1400 window 5 rtt 300ms rttvar lock 400ms …',
    route('192.168.8.0/24', {
      ...via('10.0.0.1'),
      metrics: {
        mtu: metric(1400, true),
        window: metric(5),
        rtt: metric(micros(300_000)),
        rttvar: metric(micros(400_000), true),
        ssthresh: metric(6),
        cwnd: metric(7),
        advmss: metric(1300),
        reordering: metric(8),
        hoplimit: metric(64),
        initcwnd: metric(9),
        features: metric('ecn'),
        rto_min: metric(micros(250_000)),
        initrwnd: metric(10),
        quickack: metric(true),
        congctl: metric('cubic'),
        fastopen_no_cookie: metric(true),
      },
    }),
    '02180000fe120001 00000000 08000100c0a80800 080005000a000001 90000800 090010006375626963000000' +
      '0800040060090000 0800050040060000 08000d00fa000000 08000c0001000000 0800020078050000 0800030005000000' +
      '0800060006000000 0800070007000000 0800080014050000 0800090008000000 08000a0040000000 08000b0009000000' +
      '08000e000a000000 08000f0001000000 0800110001000000 0800010024000000',
  ],
  [
    '192.168.9.0/24 nexthop via 10.0.0.1 dev eth0 weight 2 onlink realms 5 nexthop via 10.0.0.2 weight 3',
    route('192.168.9.0/24', {
      nexthops: [
        { ...via('10.0.0.1'), ifindex: 3, weight: 2, onlink: true, realms: { from: 0, to: 5 } },
        { ...via('10.0.0.2'), weight: 3, onlink: false },
      ],
    }),
    '02180000fe120001 00000000 08000100c0a80900 2c000900 1800040103000000 080005000a000001 08000b0005000000' +
      '1000000200000000 080005000a000002',
  ],
  [
    '192.168.10.0/24 via 10.0.0.1 encap ip id 5 dst 1.2.3.4 src 1.2.3.5 tos 4 ttl 6 flags 7 ttl-propagate enabled',
    route('192.168.10.0/24', {
      ...via('10.0.0.1'),
      encap: { type: 'ip', id: 5n, dst: ip('1.2.3.4'), src: ip('1.2.3.5'), tos: 4, ttl: 6, flags: 7 },
      ttlPropagate: true,
    }),
    '02180000fe120001 00000000 08000100c0a80a00 080005000a000001 36001600 0c0001000000000000000005 0800020001020304' +
      '0800030001020305 0500050004000000 0500040006000000 060006000700 0000 060015000200 0000 05001a0001',
  ],
  [
    '192.168.11.0/24 via 10.0.0.1 encap mpls 100/200',
    route('192.168.11.0/24', { ...via('10.0.0.1'), encap: { type: 'mpls', labels: [100, 200] } }),
    '02180000fe120001 00000000 08000100c0a80b00 080005000a000001 10001600 0c00010000064000000c8100 060015000100',
  ],
  [
    '192.168.12.0/24 via 10.0.0.1 encap ila 1:2:3:4',
    route('192.168.12.0/24', {
      ...via('10.0.0.1'),
      encap: { type: 'ila', locator: 0x0001_0002_0003_0004n },
    }),
    '02180000fe120001 00000000 08000100c0a80c00 080005000a000001 10001600 0c0001000001000200030004 060015000300',
  ],
  [
    '2001:db8:5::/64 from 2001:db8:9::/64 via 2001:db8::1 dev eth0 expires 600 pref high',
    route('2001:db8:5::/64', {
      ...via('2001:db8::1'),
      from: parsePrefix('2001:db8:9::/64') as IpPrefix,
      ifindex: 3,
      expires: seconds(600),
      preference: 1,
    }),
    '0a404000fe120001 00000000 1400010020010db8000500000000000000000000 1400020020010db8000900000000000000000000' +
      '1400050020010db8000000000000000000000001 0800040003000000 0800170058020000 0500140001',
  ],
];

const hex = (text: string) => text.replaceAll(' ', '');

test.each(table.map(([line, given, added]) => [line, given, added] as const))(
  '%s is added',
  (_, given, added) => {
    expect(Buffer.concat(bytesOf(encodeRoute(given))).toString('hex')).toBe(hex(added));
  },
);

const removals: readonly (readonly [line: string, route: Route, removed: string])[] = table.flatMap(
  ([line, given, , removed]) => (removed === undefined ? [] : [[line, given, removed] as const]),
);

test.each(removals)('%s is removed, its type and scope as far as they were said', (_, given, removed) => {
  expect(Buffer.concat(bytesOf(encodeRouteIdentity(given))).toString('hex')).toBe(hex(removed));
});

describe('decodes', () => {
  const lost = '19 00';
  test.each([
    [
      'a route through a gateway, as the kernel announced its end',
      '02180000fe120001 00000000 08000f00fe000000 08000100c0a80500 080005000a000001 0800040003000000',
      {
        family: 4,
        destination: { address: '192.168.5.0', length: 24 },
        table: 254,
        metric: 0,
        tos: 0,
        gateway: '10.0.0.1',
        ifindex: 3,
        type: 1,
        protocol: 18,
      },
    ],
    [
      'the default route of IPv6 in a table of four bytes, with the metric that the kernel has chosen',
      '0a00000000120001 00000000 08000f00e8030000 0800060000040000 1400050020010db8000000000000000000000001 0800040003000000',
      {
        family: 6,
        destination: { address: '::', length: 0 },
        table: 1000,
        metric: 1024,
        tos: 0,
        gateway: '2001:db8::1',
        ifindex: 3,
        type: 1,
        protocol: 18,
      },
    ],
  ])('%s', (_, body, expected) => {
    expect(decodeRoute(message(body, lost), KEEPALIVED)).toEqual(expected);
  });

  test.each([
    ['a route of another protocol', '02180000fe030001 00000000 08000100c0a80500', lost],
    ['an entry of a cache', '02180000fe120001 00020000 08000100c0a80500', lost],
    ['another family', '1c180000fe120001 00000000', lost],
    ['another message', '02180000fe120001 00000000 08000100c0a80500', '2000'],
  ])('nothing from %s', (_, body, type) => {
    expect(decodeRoute(message(body, type), KEEPALIVED)).toBeUndefined();
  });
});
