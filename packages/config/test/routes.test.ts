import { describe, expect, it } from 'vitest';
import { parse, transcript } from './findings.ts';

function route(entry: string) {
  return parse(`static_routes {\n${entry}\n}`).config.static_routes[0];
}

function rule(entry: string) {
  return parse(`static_rules {\n${entry}\n}`).config.static_rules[0];
}

describe('a route', () => {
  it.each([
    [
      'default via 10.0.0.1 dev eth0',
      { family: 4, destination: { address: '0.0.0.0', length: 0 }, via: '10.0.0.1', dev: 'eth0', table: 254 },
    ],
    ['default6 via fe80::1', { family: 6, destination: { address: '::', length: 0 } }],
    ['blackhole 10.0.0.0/8 metric 5', { type: 6, metric: 5, protocol: 18 }],
    ['to 10.0.0.0/8 table local tos AF11 scope link', { table: 255, tos: 0x28, scope: 253 }],
    ['10.0.0.0/8 table 0x10 protocol static no_track', { table: 16, protocol: 4, no_track: true }],
    ['10.0.0.0/8 rtt lock 1.5s', { metrics: { rtt: { value: 1_500_000, locked: true } } }],
    ['10.0.0.0/8 rtt 8000', { metrics: { rtt: { value: 1_000_000, locked: false } } }],
    ['10.0.0.0/8 mtu 1400 quickack 1', { metrics: { mtu: { value: 1400 }, quickack: { value: true } } }],
    ['10.0.0.0/8 realms 1/2', { realms: { from: 1, to: 2 } }],
    ['::/0 pref high expires 5', { family: 6, pref: 1, expires: 5_000_000 }],
    ['10.0.0.0/8 encap mpls 100/200', { encap: { type: 'mpls', labels: [100, 200] } }],
    ['10.0.0.0/8 encap ip id 7 dst 10.1.1.1', { encap: { type: 'ip', id: 7n, dst: '10.1.1.1' } }],
    ['10.0.0.0/8 encap ila 1:2:3:4', { encap: { type: 'ila', locator: 0x0001000200030004n } }],
    [
      '10.0.0.0/8 nexthop via 10.0.0.1 weight 3 nexthop dev eth0 onlink',
      {
        nexthops: [
          { via: '10.0.0.1', weight: 3, onlink: false },
          { dev: 'eth0', onlink: true },
        ],
      },
    ],
  ])('%s', (entry, expected) => {
    expect(route(entry)).toMatchObject(expected);
  });

  it.each([
    ['inet6 default via fe80::1 dev eth0', ['Route must have a destination']],
    ['via 10.0.0.1 default', ['Cannot mix IPv4 and IPv6 addresses for route (default)']],
    [
      '10.0.0.0/8 rtt 1.5',
      ["number '1.5' has too many decimal places", 'rtt value 1.5 below minimum 200ms, resetting'],
    ],
    [
      '10.0.0.0/8 rtt 900000000',
      ["number '900000000' outside range [0., 960000.]", 'Invalid rtt 900000000 for route'],
    ],
    [
      '10.0.0.0/8 encap ip6 dst 1.2.3.4',
      [
        'IPv4 address 1.2.3.4 not valid for ip6 encapsulation',
        'VRRP parsed invalid IP dst. skipping IP...',
        'unknown route keyword dst',
      ],
    ],
    ['10.0.0.0/8 nexthop via 10.0.0.1 foo', ['Route has trailing nonsense after nexthops - foo']],
    [
      '10.0.0.0/8 as',
      [
        '*** Configuration line starting `10.0.0.0/8` is missing a parameter after keyword `as` at word position 3',
      ],
    ],
  ])('%s', (entry, expected) => {
    expect(transcript(`static_routes {\n${entry}\n}`)).toEqual(
      expected.map((line) => `(FILE: Line 2) ${line}`),
    );
  });
});

describe('a rule', () => {
  it.each([
    [
      'from 10.0.0.0/8 table 5 preference 0x10',
      { from: { address: '10.0.0.0', length: 8 }, action: { type: 'table', table: 5 }, priority: 16 },
    ],
    ['to all blackhole order 4', { to: { address: '0.0.0.0', length: 0 }, action: { type: 'blackhole' } }],
    ['from ::/0 goto 9 priority 8', { family: 6, action: { type: 'goto', priority: 9 } }],
    ['fwmark 0x1/0xff table 5 priority 1', { fwmark: { value: 1, mask: 255 } }],
    [
      'sport 1-5 ipproto tcp uidrange 3-4 table 5 priority 1',
      {
        sport: { start: 1, end: 5 },
        ipproto: 6,
        uidrange: { start: 3, end: 4 },
      },
    ],
    ['table 5', { priority: 16_384 }],
  ])('%s', (entry, expected) => {
    expect(rule(entry)).toMatchObject(expected);
  });

  it('without a preference gets the next one down, of its family', () => {
    const text = 'static_rules {\ntable 5\ntable 6\nfrom ::/0 table 5\n}';
    expect(parse(text).config.static_rules.map(({ priority }) => priority)).toEqual([16_384, 16_383, 16_384]);
  });
});
