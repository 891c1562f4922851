import { expect, test } from 'vitest';
import { LOSS_LIMIT } from '../src/bench/virtual-servers/losing.ts';
import { runTask } from '../src/bench/virtual-servers/run.ts';
import { ours, real } from '../src/index.ts';

/** What a kernel of its own may take more than a machine, when others are busy. */
const SLOWNESS = 400;
const LONG = 600_000;

test(
  'a real server that answers no more is taken out in time, and who comes and goes does not disturb the checks of others',
  async () => {
    const binaries = [ours(), real()];
    const found = await runTask({ what: 'losing', binaries, count: 3, rounds: 1 });
    for (const { name, lost } of found) {
      const most = lost?.unevenness.at(-1)?.toFixed(0);
      console.log(
        `${name}: out after ${lost?.time.toFixed(0)} ms; checks of another uneven by ${most} ms at most`,
      );
    }
    const mine = found.find(({ name }) => name === 'ours')?.lost;
    expect(mine?.time).toBeLessThan(LOSS_LIMIT + SLOWNESS);
    expect(mine?.unevenness.length).toBeGreaterThan(5);
    expect(mine?.unevenness.at(-1)).toBeLessThan(SLOWNESS);
  },
  LONG,
);

test(
  'a thousand real servers are in the table seconds after the start, and a weight that changes is, too',
  async () => {
    const [found] = await runTask({
      what: 'programming',
      binaries: [ours()],
      count: 1000,
      rounds: 1,
      reloads: 1,
    });
    const { whole = Number.NaN, reloads = [] } = found?.programmed ?? {};
    console.log(`table after ${whole.toFixed(0)} ms, weight after ${reloads[0]?.time.toFixed(0)} ms`);
    expect(whole).toBeLessThan(30_000);
    expect(reloads[0]?.time).toBeLessThan(10_000);
  },
  LONG,
);
