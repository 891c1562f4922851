import { expect, test } from 'vitest';
import { causeChaos } from '../src/bench/chaos/run.ts';

const LENGTH = 40_000;
/** And what follows: a round that has begun, the comparison with a fresh start, the end. */
const PATIENCE = 240_000;

test(
  'whatever is done to two daemons, in the end there is one master, and then nothing',
  async () => {
    const { rounds, wrong, log } = await causeChaos({ length: LENGTH, seed: 6 });
    expect(wrong, log.join('\n')).toEqual([]);
    expect(rounds.length).toBeGreaterThan(3);
  },
  PATIENCE,
);
