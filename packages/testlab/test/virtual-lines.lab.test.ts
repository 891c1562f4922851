import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Daemon } from '../src/daemon/daemon.ts';
import { startDaemon } from '../src/daemon/daemon.ts';
import { block, configuration, ours, real, vrrpInstance } from '../src/index.ts';
import { type Both, eventually, makeBoth, shown } from './virtual/hosts.ts';
import { addresses, excluded, routes, rules, statics } from './virtual/lines.ts';

const REFUSED = '192.168.99.0/24 via 10.77.0.1';
const lines = (table: readonly (readonly [string, string])[]) => table.map(([line]) => line);

const text = configuration(
  block('static_ipaddress', lines(statics.addresses)),
  block('static_routes', lines(statics.routes)),
  block('static_rules', lines(statics.rules)),
  vrrpInstance({
    priority: 150,
    version: 3,
    advertInterval: 0.1,
    addresses: lines(addresses),
    more: [
      'garp_master_repeat 1',
      block('virtual_ipaddress_excluded', lines(excluded)),
      block('virtual_routes', [REFUSED, ...lines(routes)]),
      block('virtual_rules', lines(rules)),
    ],
  }),
);
const LAST = rules.at(-1)?.[1] ?? '';

let network: Both;
let daemon: Daemon;
let oracle: Daemon;
let before: readonly string[];
let mine: readonly string[];
let theirs: readonly string[];

beforeAll(async () => {
  network = await makeBoth();
  const { hosts } = network;
  before = await shown(hosts.ours);
  daemon = await startDaemon(hosts.ours, ours(), text);
  oracle = await startDaemon(hosts.real, real(), text);
  await Promise.all([daemon.enters('MASTER', 10_000), oracle.enters('MASTER', 10_000)]);
  for (const host of [hosts.ours, hosts.real]) {
    await eventually(LAST, async () => (await shown(host)).includes(LAST));
  }
  [mine, theirs] = [await shown(hosts.ours), await shown(hosts.real)];
}, 40_000);

afterAll(async () => {
  await daemon?.[Symbol.asyncDispose]();
  await oracle?.[Symbol.asyncDispose]();
  await network?.[Symbol.asyncDispose]();
});

describe.each([
  ['virtual_ipaddress', addresses],
  ['virtual_ipaddress_excluded', excluded],
  ['virtual_routes', routes],
  ['virtual_rules', rules],
  ['static_ipaddress', statics.addresses],
  ['static_routes', statics.routes],
  ['static_rules', statics.rules],
])('%s', (_, table: readonly (readonly [string, string])[]) => {
  test.each(table)('%s', (_line, expected) => {
    expect(theirs).toContain(expected);
    expect(mine).toContain(expected);
  });
});

// The kernel adds routes of its own to an address when it has looked for duplicates of it.
test('there is nothing else than with the real one', async () => {
  const { hosts } = network;
  const differences = async () => {
    const [own, other] = [new Set(await shown(hosts.ours)), new Set(await shown(hosts.real))];
    return [...own.symmetricDifference(other)];
  };
  await expect.poll(differences, { timeout: 10_000 }).toEqual([]);
});

test('what the kernel refuses is told with its reason, and keeps nothing else from being done', () => {
  const refusal = 'add route 192.168.99.0/24 via 10.77.0.1: ENETUNREACH (Network is unreachable)';
  const errors = daemon.log.entries.filter(({ text: line }) =>
    /^(add|remove) (address|route|rule) /.test(line),
  );
  expect(errors.map(({ text: line }) => line)).toEqual([refusal]);
});

test('at the end everything is gone', async () => {
  daemon.signal('SIGTERM');
  await daemon.ended;
  expect(await shown(network.hosts.ours)).toEqual(before);
});
