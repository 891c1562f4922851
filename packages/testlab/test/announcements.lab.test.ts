import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { block, configuration, ours, real, startDaemon, vrrpInstance } from '../src/index.ts';
import { makeNetwork } from '../src/network/network.ts';
import type { Announcement } from '../src/observer/event.ts';
import { openObserver } from '../src/observer/observer.ts';

/** What a busy machine may add to a time, in seconds. */
const PATIENCE = 0.25;

interface Case {
  readonly name: string;
  readonly globals?: string;
  readonly group?: readonly string[];
  readonly addresses: readonly string[];
  readonly more?: readonly string[];
  /** The host forwards IPv6. */
  readonly forwards?: true;
  /** From 3.5 s on. */
  readonly reloaded?: readonly string[];
  /** What was on the wire of keepalived 2.4.3: seconds after the first announcement, and whose follow then. */
  readonly expected: string;
  /** Where 2.2.7, which is the real one here, does something else, that is. */
  readonly older?: string;
}

const names: Readonly<Record<string, string>> = {
  '10.0.0.10': 'A',
  '10.0.0.20': 'B',
  '10.0.0.30': 'C',
  '2001:db8::10': 'X',
  '2001:db8::20': 'Y',
  'fe80::99': 'L',
};

const TWO = ['10.0.0.10/24', '10.0.0.20/24'];
const SIX = block('virtual_ipaddress_excluded', ['2001:db8::10/64', '2001:db8::20/64']);

const cases: readonly Case[] = [
  {
    name: 'bursts of five',
    addresses: TWO,
    more: ['garp_master_delay 2'],
    expected: '0 A B A B A B A B A B 2 A B A B A B A B A B',
  },
  { name: 'vrrp_min_garp', globals: 'vrrp_min_garp', addresses: TWO, expected: '0 A B' },
  {
    name: 'vrrp_garp_interval',
    globals: 'vrrp_garp_interval 0.1',
    addresses: TWO,
    more: ['garp_master_delay 2', 'garp_master_repeat 3'],
    expected: '0 A 0.1 B 0.2 A 0.3 B 0.4 A 0.5 B 2 A 2.1 B 2.2 A 2.3 B 2.4 A 2.5 B',
    older: '0 A 0.1 A 0.2 B 2 A 2.1 A 2.2 B',
  },
  {
    name: 'a garp_group, IPv4 and IPv6',
    group: ['garp_interval 0.4', 'gna_interval 0.3', 'interface eth0'],
    addresses: TWO,
    more: ['garp_master_delay 0', 'garp_master_repeat 2', SIX],
    expected: '0 A X 0.3 Y 0.4 B 0.6 X 0.8 A 0.9 Y 1.2 B',
    older: '0 A X 0.3 X 0.4 A 0.6 Y 0.8 B',
  },
  {
    name: 'garp_master_refresh',
    addresses: TWO,
    more: [
      'garp_master_delay 1',
      'garp_master_repeat 2',
      'garp_master_refresh 1',
      'garp_master_refresh_repeat 3',
    ],
    expected: '0 A B A B 1 A B A B 2 A B A B A B 3 A B A B A B',
    older: '0 A B A B 1 A B A B A B A B A B 2 A B A B A B 3 A B A B A B',
  },
  {
    name: 'a reload with one more address',
    addresses: TWO,
    more: ['garp_master_delay 1', 'garp_master_repeat 2'],
    reloaded: [...TWO, '10.0.0.30/24'],
    expected: '0 A B A B 1 A B A B 3.5 A B C A B C 4.5 A B C A B C',
    older: '0 A B A B 1 A B A B 3.5 A B C A B C',
  },
  {
    name: 'unsolicited neighbour advertisements of a host',
    addresses: ['fe80::99/64', '2001:db8::10/64'],
    more: ['garp_master_delay 0', 'garp_master_repeat 2'],
    expected: '0 L X L X',
  },
  {
    name: 'unsolicited neighbour advertisements of a router',
    forwards: true,
    addresses: ['2001:db8::10/64'],
    more: ['garp_master_delay 0', 'garp_master_repeat 1'],
    expected: '0 X',
  },
  {
    name: 'garp_extra_if for an address with a MAC address of its own',
    addresses: ['10.0.0.10/24', '10.0.0.20/24 dev eth0 use_vmac'],
    more: ['garp_master_delay 0', 'garp_master_repeat 1', 'garp_extra_if 1'],
    expected: '0 A B 1 B 2 B 3 B',
  },
  {
    name: 'a pause that an interface on top keeps, too',
    globals: 'vrrp_garp_interval 0.4',
    addresses: ['10.0.0.10/24', '10.0.0.20/24 dev eth0 use_vmac'],
    more: ['garp_master_delay 0', 'garp_master_repeat 2'],
    expected: '0 A 0.4 B 0.8 A 1.2 B',
    older: '0 A 0.4 A 0.8 B',
  },
];

test.concurrent.each(cases)('$name', async ({ expected, older = expected, ...given }) => {
  const [own, other] = await Promise.all([announcementsOf(ours(), given), announcementsOf(real(), given)]);
  expectAsPlanned(own, expected);
  expectAsPlanned(other, older);
  expect(framesOf(own)).toEqual(framesOf(other));
});

async function announcementsOf(
  binary: ReturnType<typeof ours>,
  { globals = '', group, addresses, more = [], reloaded, forwards }: Omit<Case, 'expected' | 'older'>,
): Promise<readonly Announcement[]> {
  await using network = await makeNetwork({ a: ['10.0.0.11/24', 'fe80::11/64', '2001:db8::11/64'] });
  const { a } = network.hosts;
  if (forwards) await a.exec(['sh', '-c', 'echo 1 > /proc/sys/net/ipv6/conf/eth0/forwarding']);
  await using observer = await openObserver(network.bridge);
  const text = (own: readonly string[]) =>
    configuration(
      ...(group ? [block('garp_group', group)] : []),
      vrrpInstance({ version: 3, advertInterval: 0.1, priority: 100, addresses: own, more }),
    ).replace('router_id lab', `router_id lab\n    ${globals}`);
  await using daemon = await startDaemon(a, binary, text(addresses));
  await daemon.enters('MASTER', 10_000);
  await sleep(3500);
  if (reloaded) {
    await daemon.reload(text(reloaded));
    await sleep(2000);
  }
  return observer.entries.filter(
    (event): event is Announcement => event.type !== 'advert' && event.address in names,
  );
}

function expectAsPlanned(told: readonly Announcement[], plan: string): void {
  const planned = parse(plan);
  expect(told.map(({ address }) => names[address])).toEqual(planned.map(({ name }) => name));
  const start = told[0]?.time ?? Number.NaN;
  const late = told.map(({ time }, index) => Math.abs((time - start) / 1000 - (planned[index]?.time ?? 0)));
  expect(Math.max(...late)).toBeLessThan(PATIENCE);
}

/** `0 A B 2 A` is A and B at once and A again after two seconds. */
function parse(plan: string): readonly { readonly time: number; readonly name: string }[] {
  let time = 0;
  return plan.split(' ').flatMap((word) => {
    if (Number.isNaN(Number(word))) return [{ time, name: word }];
    time = Number(word);
    return [];
  });
}

/** Each once. */
function framesOf(told: readonly Announcement[]): readonly string[] {
  return [...new Set(told.map(({ frame }) => Buffer.from(frame).toString('hex')))].toSorted();
}
