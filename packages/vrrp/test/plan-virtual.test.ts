import { parseConfig } from '@kaconf/config';
import { describe, expect, test } from 'vitest';
import { type InstancePlan, planRouter, type RouterPlan } from '../src/index.ts';
import { formatAddress } from '../src/plan/address-text.ts';
import { formatRoute } from '../src/plan/route-text.ts';
import { formatRule } from '../src/plan/rule-text.ts';

function planOf(text: string): RouterPlan {
  const { config } = parseConfig({ file: 'keepalived.conf', text });
  return planRouter(config, () => undefined);
}

/** The one instance of a configuration in which it has these blocks beside its address. */
function instanceOf(blocks: string, around = ''): InstancePlan {
  const instance = `interface eth0\nvirtual_router_id 51\nvirtual_ipaddress {\n10.0.0.10/24\n}\n${blocks}`;
  const [plan] = planOf(`${around}\nvrrp_instance VI_1 {\n${instance}\n}`).instances;
  if (!plan) throw new Error('no instance');
  return plan;
}

const NODAD = 0x02;

describe('an address', () => {
  const inBlock = (line: string) =>
    instanceOf(`virtual_ipaddress_excluded {\n${line}\n}`).excludedAddresses[0];

  test.each([
    [
      '10.1.0.10/24 brd + label eth1:vip scope link dev eth1 noprefixroute no_track',
      {
        prefix: { address: '10.1.0.10', length: 24 },
        interface: 'eth1',
        scope: 253,
        label: 'eth1:vip',
        broadcast: '10.1.0.255',
        flags: 0x200,
        noTrack: true,
      },
      '10.1.0.10/24 brd 10.1.0.255 dev eth1 scope link label eth1:vip noprefixroute no_track',
    ],
    [
      '10.9.0.1 peer 10.9.0.2 home',
      {
        prefix: { address: '10.9.0.1', length: 32 },
        interface: 'eth0',
        scope: 0,
        peer: '10.9.0.2',
        flags: 0x10,
      },
      '10.9.0.1 dev eth0 scope global peer 10.9.0.2/32 home',
    ],
    [
      '2001:db8::10/64 mngtmpaddr preferred_lft 100',
      {
        prefix: { address: '2001:db8::10', length: 64 },
        interface: 'eth0',
        scope: 0,
        flags: 0x100 | NODAD,
        preferredLifetime: 100_000_000,
      },
      '2001:db8::10/64 dev eth0 scope global mngtmpaddr preferred_lft 100',
    ],
    [
      '2001:db8::10 -nodad',
      {
        prefix: { address: '2001:db8::10', length: 128 },
        interface: 'eth0',
        scope: 0,
        flags: 0,
        preferredLifetime: 0,
      },
      '2001:db8::10 dev eth0 scope global -nodad deprecated',
    ],
    [
      '2001:db8::10/64',
      { prefix: { address: '2001:db8::10', length: 64 }, interface: 'eth0', scope: 0, flags: NODAD },
      '2001:db8::10/64 dev eth0 scope global preferred_lft forever',
    ],
  ])('%s', (line, expected, text) => {
    const address = inBlock(line);
    expect(address).toEqual(expected);
    expect(address && formatAddress(address)).toBe(text);
  });
});

describe('a route', () => {
  const PLAIN = {
    family: 4,
    type: 1,
    table: 254,
    protocol: 18,
    onlink: false,
    insertion: 'prepend',
    metrics: {},
    nexthops: [],
  };

  test.each([
    [
      '192.168.1.0/24 via 10.0.0.1 dev eth0 src 10.0.0.10 metric 5',
      {
        ...PLAIN,
        destination: { address: '192.168.1.0', length: 24 },
        gateway: '10.0.0.1',
        interface: 'eth0',
        source: '10.0.0.10',
        metric: 5,
      },
      'prepend 192.168.1.0/24 src 10.0.0.10 via inet 10.0.0.1 dev eth0 proto 18 metric 5',
    ],
    [
      'blackhole 10.66.0.1 table 100 no_track protocol static append',
      {
        ...PLAIN,
        destination: { address: '10.66.0.1', length: 32 },
        type: 6,
        table: 100,
        protocol: 4,
        insertion: 'append',
        noTrack: true,
      },
      'append blackhole 10.66.0.1 table 100 proto 4 no_track',
    ],
    [
      'default via 10.0.0.1 tos 0x10 onlink realms 3/4 scope link mtu lock 1400 rtt 2s rto_min 250ms features ecn quickack 1',
      {
        ...PLAIN,
        destination: { address: '0.0.0.0', length: 0 },
        gateway: '10.0.0.1',
        tos: 0x10,
        onlink: true,
        realms: { from: 3, to: 4 },
        scope: 253,
        metrics: {
          mtu: { value: 1400, locked: true },
          rtt: { value: 2_000_000, locked: false },
          rto_min: { value: 250_000, locked: false },
          features: { value: 'ecn', locked: false },
          quickack: { value: true, locked: false },
        },
      },
      'prepend 0.0.0.0/0 tos 16 via inet 10.0.0.1 proto 18 scope 253 onlink realms 3/4 rtt 2s rto_min 250ms features ecn mtu lock 1400 quickack 1',
    ],
    [
      '192.168.2.0/24 nexthop via 10.0.0.1 weight 2 realms 5 nexthop via 10.1.0.1 dev eth1 onlink encap mpls 100/200',
      {
        ...PLAIN,
        destination: { address: '192.168.2.0', length: 24 },
        nexthops: [
          { gateway: '10.0.0.1', weight: 2, onlink: false, realms: { from: 0, to: 5 } },
          {
            gateway: '10.1.0.1',
            interface: 'eth1',
            onlink: true,
            encap: { type: 'mpls', labels: [100, 200] },
          },
        ],
      },
      'prepend 192.168.2.0/24 proto 18 nexthop via inet 10.0.0.1 weight 2 realm 5 nexthop via inet 10.1.0.1 dev eth1 onlink encap mpls 100/200',
    ],
    [
      '2001:db8:1::/64 from 2001:db8:2::/64 via 2001:db8::1 expires 60 pref low ttl-propagate enabled',
      {
        ...PLAIN,
        family: 6,
        destination: { address: '2001:db8:1::', length: 64 },
        from: { address: '2001:db8:2::', length: 64 },
        gateway: '2001:db8::1',
        expires: 60_000_000,
        preference: 3,
        ttlPropagate: true,
      },
      'prepend 2001:db8:1::/64 from 2001:db8:2::/64 via inet6 2001:db8::1 proto 18 expires 60sec pref low ttl-propagate enabled',
    ],
    [
      '192.168.3.0/24 via 10.0.0.1 encap ip id 5 dst 1.2.3.4 ttl 6 flags 7',
      {
        ...PLAIN,
        destination: { address: '192.168.3.0', length: 24 },
        gateway: '10.0.0.1',
        encap: { type: 'ip', id: 5n, dst: '1.2.3.4', ttl: 6, flags: 7 },
      },
      'prepend 192.168.3.0/24 encap ip id 5 dst 1.2.3.4 ttl 6 flags 0x7 via inet 10.0.0.1 proto 18',
    ],
  ])('%s', (line, expected, text) => {
    const [route] = instanceOf(`virtual_routes {\n${line}\n}`).virtualRoutes;
    expect(route).toEqual(expected);
    expect(route && formatRoute(route)).toBe(text);
  });
});

describe('a rule', () => {
  const PLAIN = { family: 4, not: false, protocol: 18, action: { type: 'table', table: 100 } };

  test.each([
    [
      'not from 10.5.0.0/16 to 10.6.0.1 fwmark 0x5/0xff iif eth1 oif eth0 table 100 preference 500',
      {
        ...PLAIN,
        not: true,
        from: { address: '10.5.0.0', length: 16 },
        to: { address: '10.6.0.1', length: 32 },
        fwmark: { value: 5, mask: 0xff },
        inputInterface: 'eth1',
        outputInterface: 'eth0',
        priority: 500,
      },
      'not from 10.5.0.0/16 to 10.6.0.1 priority 500 tos 0x0 fwmark 0x5/0xff iif eth1 oif eth0 protocol 18 lookup 100',
    ],
    [
      'tunnel-id 5 uidrange 3-9 ipproto tcp sport 1-2 dport 3-4 tos 0x10 goto 600 preference 501',
      {
        ...PLAIN,
        action: { type: 'goto', priority: 600 },
        tos: 0x10,
        tunnelId: 5n,
        uidRange: { start: 3, end: 9 },
        ipProtocol: 6,
        sourcePorts: { start: 1, end: 2 },
        destinationPorts: { start: 3, end: 4 },
        priority: 501,
      },
      'from all priority 501 tos 0x10 tunnel-id 5 uidrange 3-9 protocol 18 ipproto 6 sport 1-2 dport 3-4 goto 600',
    ],
    [
      'table 100 suppress_prefixlength 8 suppress_ifgroup 5 realms 3/4 no_track preference 502',
      {
        ...PLAIN,
        protocol: 0,
        realms: { from: 3, to: 4 },
        suppressPrefixLength: 8,
        suppressInterfaceGroup: 5,
        priority: 502,
        noTrack: true,
      },
      'from all priority 502 tos 0x0 suppress_prefixlen 8 suppress_ifgroup 5 realms 3/4 lookup 100 no_track',
    ],
    [
      'inet6 - l3mdev preference 503',
      { ...PLAIN, family: 6, action: { type: 'l3mdev' }, priority: 503 },
      'inet6 from all priority 503 tos 0x0 l3mdev protocol 18 lookup 0',
    ],
    [
      'from 10.5.0.0/16 blackhole preference 504',
      { ...PLAIN, from: { address: '10.5.0.0', length: 16 }, action: { type: 'blackhole' }, priority: 504 },
      'from 10.5.0.0/16 priority 504 tos 0x0 protocol 18 type blackhole',
    ],
  ])('%s', (line, expected, text) => {
    const [rule] = instanceOf(`virtual_rules {\n${line}\n}`).virtualRules;
    expect(rule).toEqual(expected);
    expect(rule && formatRule(rule)).toBe(text);
  });
});

test('static entries', () => {
  const { statics } = planOf(`
global_defs {
    default_interface eth7
}
static_ipaddress {
    10.3.0.1/24
    10.3.1.1/24 dev eth1
}
static_routes {
    192.168.1.0/24 via 10.3.0.2
}
static_rules {
    from 10.7.0.0/16 table 100 preference 700
}`);
  expect(statics.addresses.map(formatAddress)).toEqual([
    '10.3.0.1/24 dev eth7 scope global',
    '10.3.1.1/24 dev eth1 scope global',
  ]);
  expect(statics.routes.map(formatRoute)).toEqual(['prepend 192.168.1.0/24 via inet 10.3.0.2 proto 18']);
  expect(statics.rules.map(formatRule)).toEqual([
    'from 10.7.0.0/16 priority 700 tos 0x0 protocol 18 lookup 100',
  ]);
});

describe('the interfaces without which an instance is in fault', () => {
  const tracked = (blocks: string, around = '') =>
    instanceOf(blocks, around).trackedInterfaces.map(({ name, weight }) => `${name} ${weight}`);
  const GROUP = 'track_group TG {\ngroup {\nVI_1\n}\n}\n';

  test.each([
    ['none but its own', 'virtual_ipaddress_excluded {\n10.0.0.20/24 dev eth0\n}', []],
    ['that of an address', 'virtual_ipaddress_excluded {\n10.1.0.10/24 dev eth1\n}', ['eth1 0']],
    ['not with no_track', 'virtual_ipaddress_excluded {\n10.1.0.10/24 dev eth1 no_track\n}', []],
    ['that of a route', 'virtual_routes {\n192.168.1.0/24 dev eth1\n}', ['eth1 0']],
    ['those of a rule', 'virtual_rules {\niif eth1 oif eth2 table 100 preference 5\n}', ['eth1 0', 'eth2 0']],
    [
      'its weight does not count then',
      'track_interface {\neth1 weight -10\neth2 weight -10\n}\nvirtual_routes {\n192.168.1.0/24 dev eth1\n}',
      ['eth2 -10', 'eth1 0'],
    ],
    [
      'once',
      'track_interface {\neth1\n}\nvirtual_routes {\n192.168.1.0/24 dev eth1\n192.168.2.0/24 dev eth1\n}',
      ['eth1 0'],
    ],
  ])('%s', (_, blocks, expected) => {
    expect(tracked(blocks)).toEqual(expected);
  });

  test('those of static entries whose track_group it is in', () => {
    const statics = `${GROUP}static_ipaddress {
10.3.0.1/24 dev eth1 track_group TG
10.3.0.2/24 dev eth2
}
static_routes {
192.168.1.0/24 dev eth3 track_group TG
}
static_rules {
iif eth4 table 100 preference 5 track_group TG
}`;
    expect(tracked('', statics)).toEqual(['eth1 0', 'eth3 0', 'eth4 0']);
  });
});

test('the interfaces that promote secondary addresses are those of instances without an interface of their own', () => {
  const instance = (name: string, id: number, more: string) =>
    `vrrp_instance ${name} {\ninterface ${name}\nvirtual_router_id ${id}\nvirtual_ipaddress {\n10.0.0.${id}/24\n}\n${more}\n}\n`;
  const text = [
    instance('eth0', 1, 'promote_secondaries'),
    instance('eth1', 2, ''),
    instance('eth2', 3, 'promote_secondaries\nuse_vmac'),
  ].join('');
  expect(planOf(text).promotesSecondaries).toEqual(['eth0']);
});
