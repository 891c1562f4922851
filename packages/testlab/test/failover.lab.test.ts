import { setTimeout as sleep } from 'node:timers/promises';
import { describe, test } from 'vitest';
import {
  block,
  configuration,
  conflicts,
  lastAdvert,
  now,
  startDaemon,
  startTwoNodes,
  unicast,
  vrrpInstance,
} from '../src/index.ts';
import { pairs } from './pairs.ts';

/** What a busy machine may add. The exact figure is printed; a quiet one stays within 5 ms. */
const PATIENCE = 250;

/** Skew is (256 - 100) / 256 of a second in version 2, of the interval in version 3; the limit adds three intervals. */
const timings = [
  {
    how: 'version 2 with a password',
    version: 2,
    advertInterval: 1,
    more: () => [block('authentication', ['auth_type PASS', 'auth_pass changeme-or-vrrpv3'])],
    limit: 3609.375,
    skew: 609.375,
  },
  { how: 'version 3', version: 3, advertInterval: 0.1, more: () => [], limit: 360.9375, skew: 60.9375 },
  { how: 'unicast', version: 3, advertInterval: 0.1, more: unicast, limit: 360.9375, skew: 60.9375 },
  { how: 'version 3', version: 3, advertInterval: 0.01, more: () => [], limit: 36.09375, skew: 6.09375 },
] as const;

describe.each(timings)('$how at $advertInterval s', (timing) => {
  const { how, version, advertInterval, more, limit, skew } = timing;
  const node = (priority: number, address: string, peer: string) =>
    configuration(
      vrrpInstance({
        version,
        advertInterval,
        priority,
        addresses: ['10.0.0.10/24'],
        more: more(address, peer),
      }),
    );
  const [onA, onB] = [node(150, '10.0.0.11', '10.0.0.12'), node(100, '10.0.0.12', '10.0.0.11')];
  // Short intervals are for themselves: on a few cores the start of one daemon delays another's timers.
  const options = { concurrent: advertInterval === 1 };

  test.for(pairs)(
    '$names: the address moves when its holder dies, comes back, and says good-bye',
    options,
    async ({ master, backup, names }, { expect }) => {
      await using nodes = await startTwoNodes({
        a: { binary: master(), configuration: onA },
        b: { binary: backup(), configuration: onB },
      });
      const { a, observer } = nodes;
      const { hosts } = nodes.network;
      const announced = (after: number) =>
        observer.waitFor(
          'a gratuitous ARP for 10.0.0.10',
          (event) => event.type === 'garp' && event.address === '10.0.0.10' && event.time > after,
          limit + 5000,
        );
      await sleep(3000 * advertInterval);
      expect(await hosts.b.hasAddress('10.0.0.10')).toBe(false);

      const killed = now();
      await a.crash();
      const takenOver = await announced(killed);
      const silentSince = lastAdvert(observer.entries, '10.0.0.11', killed + 1)?.time ?? Number.NaN;
      const afterKill = takenOver.time - silentSince;
      expect(await hosts.b.hasAddress('10.0.0.10')).toBe(true);

      await using again = await startDaemon(hosts.a, master(), onA);
      await again.enters('MASTER', limit + 5000);
      await sleep(3000 * advertInterval);
      await expect.poll(() => hosts.b.hasAddress('10.0.0.10'), { timeout: 5000 }).toBe(false);

      const ended = now();
      again.signal('SIGTERM');
      const afterTerm = (await announced(ended)).time - ended;
      await again.ended;
      expect(await hosts.a.hasAddress('10.0.0.10')).toBe(false);

      console.log(
        `${names}, ${how} at ${advertInterval} s: ` +
          `SIGKILL ${afterKill.toFixed(1)} ms of ${limit.toFixed(1)}, SIGTERM ${afterTerm.toFixed(1)} ms of ${skew.toFixed(1)}`,
      );
      expect(afterKill).toBeLessThan(limit + PATIENCE);
      expect(afterTerm).toBeLessThan(skew + PATIENCE);
      expect(conflicts(observer.entries)).toEqual([]);
    },
  );
});
