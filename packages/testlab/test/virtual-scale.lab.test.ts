import { expect, test } from 'vitest';
import { check } from '../src/bench/virtual-servers/here/checks.ts';
import { reload } from '../src/bench/virtual-servers/here/reload.ts';
import { LOSS_LIMIT } from '../src/bench/virtual-servers/in-own-kernel/losing.ts';
import { runTask } from '../src/bench/virtual-servers/in-own-kernel/run.ts';
import { ours, real } from '../src/index.ts';
import { binariesWithoutIpvs } from '../src/without-ipvs/binaries.ts';

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
  'a thousand real servers are in the table seconds after the start',
  async () => {
    const [found] = await runTask({ what: 'programming', binaries: [ours()], count: 1000, rounds: 1 });
    const { whole = Number.NaN } = found?.programmed ?? {};
    console.log(`table after ${whole.toFixed(0)} ms`);
    expect(whole).toBeLessThan(30_000);
  },
  LONG,
);

test(
  'where one weight of a thousand changes, IPVS is told of that one, and soon',
  async () => {
    const binaries = await binariesWithoutIpvs();
    const crowd = { services: 100, servers: 10, checkEvery: 86_400 };
    const { reloads } = await reload(binaries.ours, crowd, 2);
    console.log(`weight after ${reloads.map(({ time }) => `${time.toFixed(0)} ms`)}`);
    expect(reloads).toHaveLength(2);
    for (const { time } of reloads) expect(time).toBeLessThan(5000);
  },
  LONG,
);

test(
  'a thousand real servers are checked each second',
  async () => {
    const binaries = await binariesWithoutIpvs();
    const { rate, lateness } = await check(binaries.ours, 1000, 5000);
    console.log(`${rate.toFixed(0)} checks a second, at most ${lateness.at(-1)?.toFixed(0)} ms late`);
    expect(rate).toBeGreaterThan(900);
    expect(lateness.at(-1)).toBeLessThan(1000);
  },
  LONG,
);
