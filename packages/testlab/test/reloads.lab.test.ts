import { expect, test } from 'vitest';
import { ours } from '../src/index.ts';
import { INTERVAL } from '../src/reloads/configuration.ts';
import { reloadOften } from '../src/reloads/run.ts';

const RELOADS = 50;

test(`${RELOADS} reloads with other addresses, instances, scripts and groups leave alone what stays`, async () => {
  const reloaded = await reloadOften(ours(), { count: RELOADS, seed: 4, weighed: [10, RELOADS] });
  expect(reloaded.flaps).toEqual([]);
  expect(reloaded.strangeSources).toEqual([]);
  expect(reloaded.silence).toBeLessThan(3 * INTERVAL);
  expect(reloaded.residues).toEqual([]);
  expect(reloaded.holdings.get(RELOADS)?.descriptors).toEqual(reloaded.holdings.get(10)?.descriptors);
});
