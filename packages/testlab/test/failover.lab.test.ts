import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { now } from '../src/clock.ts';
import { configuration, vrrpInstance } from '../src/daemon/configuration.ts';
import { startDaemon } from '../src/daemon/daemon.ts';
import { conflicts } from '../src/observer/masters.ts';
import { lastAdvert } from '../src/observer/query.ts';
import { startTwoNodes } from '../src/scenario/two-nodes.ts';
import { pairs } from './pairs.ts';

/** What a busy machine may add. The exact figure is printed; a quiet one stays within 5 ms. */
const PATIENCE = 250;

/** Skew is (256 - 100) / 256 of a second in version 2, of the interval in version 3; the limit adds three intervals. */
const timings = [
  { version: 2, advertInterval: 1, limit: 3609.375, skew: 609.375 },
  { version: 3, advertInterval: 0.1, limit: 360.9375, skew: 60.9375 },
  { version: 3, advertInterval: 0.01, limit: 36.09375, skew: 6.09375 },
] as const;

describe.each(timings)('version $version, advert_int $advertInterval', (timing) => {
  const { version, advertInterval, limit, skew } = timing;
  const node = (priority: number) =>
    configuration(vrrpInstance({ version, advertInterval, priority, addresses: ['10.0.0.10/24'] }));
  // Short intervals are for themselves: on a few cores the start of one daemon delays another's timers.
  const options = { concurrent: advertInterval === 1 };

  test.each(pairs)(
    '$names: the address moves when its holder dies, comes back, and says good-bye',
    options,
    async ({ master, backup, names }) => {
      await using nodes = await startTwoNodes({
        a: { binary: master(), configuration: node(150) },
        b: { binary: backup(), configuration: node(100) },
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

      await using again = await startDaemon(hosts.a, master(), node(150));
      await again.enters('MASTER', limit + 5000);
      await sleep(3000 * advertInterval);
      expect(await hosts.b.hasAddress('10.0.0.10')).toBe(false);

      const ended = now();
      again.signal('SIGTERM');
      const afterTerm = (await announced(ended)).time - ended;
      await again.ended;
      expect(await hosts.a.hasAddress('10.0.0.10')).toBe(false);

      console.log(
        `${names}, version ${version}, ${advertInterval} s: ` +
          `SIGKILL ${afterKill.toFixed(1)} ms of ${limit.toFixed(1)}, SIGTERM ${afterTerm.toFixed(1)} ms of ${skew.toFixed(1)}`,
      );
      expect(afterKill).toBeLessThan(limit + PATIENCE);
      expect(afterTerm).toBeLessThan(skew + PATIENCE);
      expect(conflicts(observer.entries)).toEqual([]);
    },
  );
});
