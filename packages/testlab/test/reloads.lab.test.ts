import { expect, test } from 'vitest';
import { ours } from '../src/index.ts';
import { INTERVAL } from '../src/reloads/configuration.ts';
import { reloadOften } from '../src/reloads/run.ts';

const EARLY = 10;
const RELOADS = 40;
/** More is being compiled in between; the bench, which reloads 500 times, is strict. */
const MOST_GROWTH = 1.25;

test(`${RELOADS} reloads with something else each time leave alone what stays`, async () => {
  const reloaded = await reloadOften(ours(), { count: RELOADS, seed: 4, weighed: [EARLY, RELOADS] });
  expect(reloaded.flaps).toEqual([]);
  expect(reloaded.strangeSources).toEqual([]);
  expect(reloaded.silence).toBeLessThan(3 * INTERVAL);
  expect(reloaded.residues).toEqual([]);
  const [early, late] = [reloaded.holdings.get(EARLY), reloaded.holdings.get(RELOADS)];
  expect(late?.descriptors).toEqual(early?.descriptors);
  const growth = late?.memory.map((kibibytes, index) => kibibytes / (early?.memory[index] ?? 0));
  expect(Math.max(...(growth ?? []))).toBeLessThan(MOST_GROWTH);
});
