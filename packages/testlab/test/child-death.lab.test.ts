import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  configuration,
  conflicts,
  now,
  ours,
  real,
  signal,
  startTwoNodes,
  vrrpInstance,
} from '../src/index.ts';

function node(priority: number): string {
  return configuration(vrrpInstance({ priority, addresses: ['10.0.0.10/24'] }));
}

describe.concurrent.each([
  { peer: 'ours', other: ours },
  { peer: 'the real one', other: real },
])('when the VRRP process of a master beside $peer is killed', ({ other }) => {
  test('its parent starts another, and the address is on one host at a time and on none in the end', async () => {
    await using nodes = await startTwoNodes({
      a: { binary: ours(), configuration: node(150) },
      b: { binary: other(), configuration: node(100) },
    });
    const { a, b, observer } = nodes;
    const { hosts } = nodes.network;
    const holders = async () => {
      const [onA, onB] = await Promise.all([
        hosts.a.hasAddress('10.0.0.10'),
        hosts.b.hasAddress('10.0.0.10'),
      ]);
      return Number(onA) + Number(onB);
    };

    const first = await a.vrrpChild();
    const killed = now();
    signal(first, 'SIGKILL');
    await a.enters('BACKUP', 5000, killed);
    expect(await a.vrrpChild()).not.toBe(first);
    expect(await hosts.a.hasAddress('10.0.0.10')).toBe(false);

    const back = a.enters('MASTER', 12_000, killed).then(() => true);
    while (!(await Promise.race([back, sleep(50)]))) {
      if ((await holders()) <= 1) continue;
      // The other gives it up when it is told: that may just be on its way.
      await sleep(50);
      expect(await holders()).toBe(1);
    }
    await sleep(1200);
    expect(await holders()).toBe(1);
    expect(await hosts.a.hasAddress('10.0.0.10')).toBe(true);
    expect(conflicts(observer.entries)).toEqual([]);

    b.signal('SIGTERM');
    a.signal('SIGTERM');
    await Promise.all([a.ended, b.ended]);
    expect(await holders()).toBe(0);
  });
});
