import { expect, test } from 'vitest';
import { ours, real } from '../src/daemon/binary.ts';
import { stormInOwnKernel } from '../src/virtual-servers/storm/storm.ts';

const EARLY = 20;
const RELOADS = 60;
const LONG = 500_000;
/** More is being compiled in between; the bench, which reloads 2,000 times, is strict. */
const MOST_GROWTH = 1.25;

test(
  `${RELOADS} reloads of virtual servers leave the table of a fresh start, and a connection that is held open`,
  async () => {
    const { faults, compared, echoes, holdings } = await stormInOwnKernel(
      {
        count: RELOADS,
        seed: 3,
        binaries: { ours: ours(), real: real() },
        afresh: { ours: 30, real: 10 },
        weighed: [EARLY, RELOADS],
      },
      LONG,
    );
    expect(faults.join('\n')).toBe('');
    expect(compared).toEqual({ ours: 2, real: 6 });
    expect(echoes).toBe(2 * RELOADS);
    const [early, late] = [holdings[EARLY], holdings[RELOADS]];
    expect(late?.descriptors).toEqual(early?.descriptors);
    const growth = late?.memory.map((kibibytes, index) => kibibytes / (early?.memory[index] ?? 0));
    expect(Math.max(...(growth ?? []))).toBeLessThan(MOST_GROWTH);
  },
  LONG + 10_000,
);
