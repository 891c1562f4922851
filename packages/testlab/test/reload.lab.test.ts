import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  configuration,
  conflicts,
  now,
  reigns,
  startTwoNodes,
  vrrpInstance,
  watchAddresses,
} from '../src/index.ts';
import { pairs } from './pairs.ts';

function node(priority: number, ...addresses: readonly string[]): string {
  return configuration(vrrpInstance({ priority, addresses }));
}

describe.concurrent.each(pairs)('$names', ({ master, backup }) => {
  test('a reload swaps one address for another and never drops the one that stays', async () => {
    await using nodes = await startTwoNodes({
      a: { binary: master(), configuration: node(150, '10.0.0.10/24', '10.0.0.20/24') },
      b: { binary: backup(), configuration: node(100, '10.0.0.10/24', '10.0.0.20/24') },
    });
    const { a, b, observer } = nodes;
    const { hosts } = nodes.network;
    await sleep(1200);
    await using changes = await watchAddresses(hosts.a);

    const reloaded = now();
    await b.reload(node(100, '10.0.0.10/24', '10.0.0.30/24'));
    await a.reload(node(150, '10.0.0.10/24', '10.0.0.30/24'));
    await observer.waitFor(
      'a gratuitous ARP for 10.0.0.30',
      (event) => event.type === 'garp' && event.address === '10.0.0.30',
      5000,
    );
    await sleep(2500);
    expect(
      changes.entries.filter((change) => change.type === 'removed').map(({ address }) => address),
    ).toEqual(['10.0.0.20/24']);
    expect(await hosts.a.hasAddress('10.0.0.30')).toBe(true);
    expect(await hosts.b.addresses()).not.toContain('10.0.0.30/24');
    expect(b.log.entries.filter((line) => line.time > reloaded && /Entering MASTER/.test(line.text))).toEqual(
      [],
    );
    expect(reigns(observer.entries)).toHaveLength(1);
    expect(conflicts(observer.entries)).toEqual([]);
  });
});
