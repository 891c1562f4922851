import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Daemon, startDaemon } from '../src/daemon/daemon.ts';
import { block, configuration, now, ours, real, vrrpInstance } from '../src/index.ts';
import type { Host } from '../src/network/host.ts';
import { type Both, eventually, ip, makeBoth, shown } from './virtual/hosts.ts';

const text = configuration(
  'track_group TG {\n group {\n VI_1\n }\n}',
  block('static_ipaddress', ['10.6.0.10/24 dev eth1 track_group TG', '10.8.0.20/24 dev eth1 no_track']),
  block('static_routes', [
    '192.168.50.0/24 via 10.1.0.1 dev eth1',
    '192.168.51.0/24 via 10.1.0.1 dev eth1 no_track',
  ]),
  block('static_rules', [
    'from 10.7.0.0/16 table 100 preference 700',
    'from 10.7.0.0/16 table 100 preference 701 no_track',
  ]),
  vrrpInstance({
    priority: 150,
    version: 3,
    advertInterval: 0.1,
    addresses: ['10.0.0.10/24', '10.0.0.20/24 no_track', '10.1.0.30/24 dev eth1'],
    more: [
      'garp_master_repeat 1',
      block('virtual_ipaddress_excluded', ['2001:db8::20/64']),
      block('virtual_routes', [
        '192.168.1.0/24 via 10.0.0.1',
        '192.168.2.0/24 via 10.1.0.1 dev eth1',
        '192.168.3.0/24 via 10.0.0.1 no_track',
        '2001:db8:101::/64 via 2001:db8::1 metric 5',
      ]),
      block('virtual_rules', [
        'from 10.5.0.0/16 table 100 preference 500',
        'from 10.5.0.0/16 table 100 preference 501 no_track',
      ]),
    ],
  }),
);

/** What the log says of the states and of what is put back; the real one says a little more of the latter. */
const TOLD = /^(\(VI_1\) Entering .*|Restoring deleted static \w+ \S+( \S+)?|Netlink reflector reports .*)/;
/** In the order of these letters the daemon tells of its way back to being master. */
const STEPS_BACK = ['(VI_1) Entering BACKUP STATE', '(VI_1) Entering MASTER STATE'];

interface Node {
  readonly host: Host;
  readonly daemon: Daemon;
}

let network: Both;
let nodes: readonly Node[];

beforeAll(async () => {
  network = await makeBoth();
  const { hosts } = network;
  nodes = [
    { host: hosts.ours, daemon: await startDaemon(hosts.ours, ours(), text) },
    { host: hosts.real, daemon: await startDaemon(hosts.real, real(), text) },
  ];
  await Promise.all(nodes.map(({ daemon }) => daemon.enters('MASTER', 10_000)));
  await sleep(300);
}, 40_000);

afterAll(async () => {
  for (const { daemon } of nodes ?? []) await daemon[Symbol.asyncDispose]();
  await network?.[Symbol.asyncDispose]();
});

/** Does it to a host and returns what its daemon says until it has been quiet. */
async function told({ host, daemon }: Node, commands: readonly string[]): Promise<readonly string[]> {
  const start = now();
  for (const command of commands) await ip(host, command);
  await sleep(900);
  return daemon.log.entries
    .filter(({ time }) => time >= start)
    .flatMap(({ text: line }) => TOLD.exec(line)?.[0] ?? []);
}

function isOld(node: Node | undefined): boolean {
  return (
    node?.daemon.log.entries.some(({ text: line }) => /^Starting Keepalived v2\.[0-3]\./.test(line)) ?? false
  );
}

const reported = (address: string, from: string) =>
  `Netlink reflector reports IP ${address} removed from ${from}`;

/** What a keepalived before 2.4 does not notice. */
const LATELY = new Set(['a route', 'one of IPv6']);

describe.each([
  ['an address', 'address del 10.0.0.10/24 dev eth0', [reported('10.0.0.10', 'eth0'), ...STEPS_BACK]],
  [
    'one on another interface',
    'address del 10.1.0.30/24 dev eth1',
    [reported('10.1.0.30', 'eth1'), ...STEPS_BACK],
  ],
  [
    'an excluded one',
    'address del 2001:db8::20/64 dev eth0',
    [reported('2001:db8::20', 'eth0'), ...STEPS_BACK],
  ],
  ['a route', 'route del 192.168.1.0/24', STEPS_BACK],
  ['one with an interface', 'route del 192.168.2.0/24', STEPS_BACK],
  ['one of IPv6', '-6 route del 2001:db8:101::/64', STEPS_BACK],
  ['a rule', 'rule del preference 500', STEPS_BACK],
  [
    'a static address',
    'address del 10.6.0.10/24 dev eth1',
    ['Restoring deleted static address 10.6.0.10/24'],
  ],
  ['a static route', 'route del 192.168.50.0/24', ['Restoring deleted static route prepend 192.168.50.0/24']],
  ['a static rule', 'rule del preference 700', ['Restoring deleted static rule from 10.7.0.0/16']],
])('%s that somebody removes', (what, command, expected) => {
  test('is put back', async () => {
    const before = await shown(network.hosts.ours);
    const [mine, theirs] = await Promise.all(nodes.map((node) => told(node, [command])));
    const noticed = LATELY.has(what) && isOld(nodes[1]) ? [] : expected;
    expect(theirs).toEqual(noticed.map((line) => expect.stringContaining(line)));
    expect(mine).toEqual(expected.map((line) => expect.stringContaining(line)));
    const { ours: host } = network.hosts;
    await eventually('it is back', async () => (await shown(host)).length === before.length);
    expect((await shown(host)).toSorted()).toEqual(before.toSorted());
  });
});

describe.each([
  ['an address', 'address del 10.0.0.20/24 dev eth0', 'eth0 inet 10.0.0.20/24'],
  ['a route', 'route del 192.168.3.0/24', '192.168.3.0/24'],
  ['a rule', 'rule del preference 501', '501:'],
  ['a static address', 'address del 10.8.0.20/24 dev eth1', 'eth1 inet 10.8.0.20/24'],
  ['a static route', 'route del 192.168.51.0/24', '192.168.51.0/24'],
  ['a static rule', 'rule del preference 701', '701:'],
])('%s with no_track that somebody removes', (_, command, start) => {
  test('stays away', async () => {
    const [mine, theirs] = await Promise.all(nodes.map((node) => told(node, [command])));
    expect([mine, theirs]).toEqual([[], []]);
    for (const { host } of nodes) {
      expect((await shown(host)).filter((line) => line.startsWith(start))).toEqual([]);
    }
  });
});

test('an interface of an address that goes down is a fault, and over when it is up; what was on it is put back', async () => {
  const down = ['(VI_1) Entering FAULT STATE'];
  for (const lines of await Promise.all(nodes.map((node) => told(node, ['link set eth1 down'])))) {
    expect(lines).toEqual(down);
  }
  for (const { host } of nodes) expect(await host.addresses()).not.toContain('10.0.0.10/24');
  const up = [
    '(VI_1) Entering BACKUP STATE',
    'Restoring deleted static',
    'Restoring deleted static',
    '(VI_1) Entering MASTER',
  ];
  for (const lines of await Promise.all(nodes.map((node) => told(node, ['link set eth1 up'])))) {
    expect(lines).toEqual(up.map((line) => expect.stringContaining(line)));
  }
  const [mine, theirs] = await Promise.all(nodes.map(({ host }) => shown(host)));
  expect(mine?.toSorted()).toEqual(theirs?.toSorted());
});

test('an interface that is made anew gets back what was on it', async () => {
  const anew = [
    'link del eth1',
    'link add eth1 type veth peer name peer1',
    'link set eth1 addrgenmode none',
    'link set peer1 addrgenmode none',
    'link set peer1 up',
    'address add 10.1.0.11/24 dev eth1',
    'link set eth1 up',
  ];
  await Promise.all(nodes.map((node) => told(node, anew)));
  const { ours: host } = network.hosts;
  const expected = [
    'eth1 inet 10.1.0.30/24 scope global secondary eth1',
    'eth1 inet 10.6.0.10/24 scope global eth1',
    '192.168.2.0/24 via 10.1.0.1 dev eth1 proto keepalived',
    '192.168.50.0/24 via 10.1.0.1 dev eth1 proto keepalived',
  ];
  expect(await shown(host)).toEqual(expect.arrayContaining(expected));
});
