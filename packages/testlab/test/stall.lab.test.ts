import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  adverts,
  configuration,
  conflicts,
  now,
  ours,
  real,
  startTwoNodes,
  vrrpInstance,
} from '../src/index.ts';

const STALL = 5000;

function node(priority: number, ...more: readonly string[]): string {
  return configuration(vrrpInstance({ priority, addresses: ['10.0.0.10/24'], more }));
}

describe.concurrent.each([
  { peer: 'ours', other: ours },
  { peer: 'the real one', other: real },
])('a keepalived that was stopped for five seconds beside $peer', ({ other }) => {
  test('stays backup when the master went on advertising', async () => {
    await using nodes = await startTwoNodes({
      a: { binary: other(), configuration: node(150) },
      b: { binary: ours(), configuration: node(100) },
    });
    const { b, observer, network } = nodes;
    b.freeze();
    await sleep(STALL);
    b.thaw();
    await sleep(4000);
    expect(adverts(observer.entries, '10.0.0.12')).toEqual([]);
    expect(b.log.entries.filter((line) => line.text.includes('Entering MASTER STATE'))).toEqual([]);
    expect(await network.hosts.b.hasAddress('10.0.0.10')).toBe(false);
  });

  test('as master takes the address back from the lower priority that took over, and never shares it', async () => {
    await using nodes = await startTwoNodes({
      a: { binary: ours(), configuration: node(150) },
      b: { binary: other(), configuration: node(100) },
    });
    const { a, b, observer, network } = nodes;
    a.freeze();
    await b.enters('MASTER', STALL);
    await sleep(1400);
    const thawed = now();
    a.thaw();
    await b.enters('BACKUP', 5000, thawed);
    await sleep(1500);
    expect(conflicts(observer.entries)).toEqual([]);
    expect(adverts(observer.entries).at(-1)?.source).toBe('10.0.0.11');
    expect(await network.hosts.a.hasAddress('10.0.0.10')).toBe(true);
    expect(await network.hosts.b.hasAddress('10.0.0.10')).toBe(false);
  });

  test('as master yields to the higher priority that took over', async () => {
    await using nodes = await startTwoNodes({
      a: { binary: ours(), configuration: node(100) },
      b: { binary: other(), configuration: node(90) },
    });
    const { a, b, observer, network } = nodes;
    await b.reload(node(150, 'nopreempt'));
    await sleep(1500);
    expect(adverts(observer.entries, '10.0.0.12')).toEqual([]);
    a.freeze();
    await b.enters('MASTER', STALL);
    await sleep(1400);
    const thawed = now();
    a.thaw();
    await a.enters('BACKUP', 1500, thawed);
    await sleep(4000);
    expect(adverts(observer.entries, '10.0.0.11').filter((advert) => advert.time > thawed)).toEqual([]);
    expect(conflicts(observer.entries)).toEqual([]);
    expect(await network.hosts.a.hasAddress('10.0.0.10')).toBe(false);
  });
});
