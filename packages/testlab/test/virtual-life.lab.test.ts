import { describe, expect, test } from 'vitest';
import { startDaemon } from '../src/daemon/daemon.ts';
import { block, configuration, ours, vrrpInstance } from '../src/index.ts';
import type { Host } from '../src/network/host.ts';
import { eventually, makeBoth, shown } from './virtual/hosts.ts';
import { addresses, excluded, routes, rules, statics } from './virtual/lines.ts';

type Table = readonly (readonly [line: string, shown: string])[];

interface Part {
  readonly advertInterval?: number;
  readonly has: (line: string, index: number) => boolean;
}

/** Those lines of the tables that it has. */
function part({ advertInterval = 0.1, has }: Part): string {
  // Duplicate address detection takes seconds, and then there is more.
  const some = (table: Table) =>
    table
      .map(([line]) => line)
      .filter((line) => !line.includes('-nodad'))
      .filter(has);
  return configuration(
    block('static_ipaddress', some(statics.addresses)),
    block('static_routes', some(statics.routes)),
    block('static_rules', some(statics.rules)),
    vrrpInstance({
      priority: 150,
      version: 3,
      advertInterval,
      addresses: ['10.0.0.99/24', ...some(addresses)],
      more: [
        'garp_master_repeat 1',
        block('virtual_ipaddress_excluded', some(excluded)),
        block('virtual_routes', some(routes)),
        block('virtual_rules', some(rules)),
      ],
    }),
  );
}

const everything = { has: () => true };
/** The routes of one part may need the addresses of the other: those stay. */
const evens = { has: (line: string, index: number) => index % 2 === 0 || line.startsWith('10.0.0.10') };
const odds = { has: (line: string, index: number) => index % 2 === 1 || line.startsWith('10.0.0.10') };

async function sorted(host: Host): Promise<readonly string[]> {
  return (await shown(host)).toSorted();
}

/** What is there when nothing more happens. */
async function settled(host: Host): Promise<readonly string[]> {
  let last: readonly string[] = [];
  await eventually('nothing more happens', async () => {
    const now = await sorted(host);
    const same = now.join('\n') === last.join('\n');
    last = now;
    return same;
  });
  return last;
}

describe('a reload', () => {
  test.each([
    ['with everything to one with half of it', everything, evens],
    ['with half of it to the other half', evens, odds],
    ['with half of it to everything', odds, everything],
    ['to the same', everything, everything],
  ])('from a configuration %s leaves what a fresh start makes', async (_, before, after) => {
    await using both = await makeBoth();
    const { ours: one, real: other } = both.hosts;
    await using reloaded = await startDaemon(one, ours(), part(before));
    await using fresh = await startDaemon(other, ours(), part(after));
    await Promise.all([reloaded.enters('MASTER', 10_000), fresh.enters('MASTER', 10_000)]);
    await settled(one);
    await reloaded.reload(part(after));
    const expected = await settled(other);
    await eventually('the same', async () => (await sorted(one)).join('\n') === expected.join('\n')).catch(
      () => undefined,
    );
    expect(await sorted(one)).toEqual(expected);
    expect(reloaded.log.entries.filter(({ text }) => text.includes('Entering MASTER'))).toHaveLength(1);
  });
});

test('what a daemon that was killed has left is removed before the next takes part', async () => {
  await using both = await makeBoth();
  const { ours: host, real: untouched } = both.hosts;
  const killed = await startDaemon(host, ours(), part(everything));
  await killed.enters('MASTER', 10_000);
  const full = await settled(host);
  await killed.crash();
  expect(await sorted(host)).toEqual(full);

  await using next = await startDaemon(host, ours(), part({ ...everything, advertInterval: 3 }));
  await next.enters('BACKUP', 10_000);
  const fixed = [...statics.addresses, ...statics.routes, ...statics.rules].map(([, line]) => line);
  const clean = await sorted(untouched);
  const left = (await sorted(host)).filter((line) => !clean.includes(line));
  // Of an address the kernel makes routes.
  expect(left.filter((line) => !/proto kernel|table local/.test(line))).toEqual(fixed.toSorted());
});
