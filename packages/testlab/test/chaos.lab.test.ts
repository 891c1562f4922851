import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { causeChaos } from '../src/bench/chaos/run.ts';
import { runInOwnKernel } from '../src/own-kernel/own-kernel.ts';

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

/** The clock is the whole machine's, so this needs one of its own. */
test(
  'nor does it matter that somebody sets the clock',
  async () => {
    const main = fileURLToPath(new URL('../src/bench/chaos/main.ts', import.meta.url));
    const command = [execPath, main, '0.1', '3', 'clock'];
    const { status, output } = await runInOwnKernel(command, { patience: PATIENCE });
    expect(output).toMatch(/[1-9]\d* rounds, seed 3/);
    expect(status, output).toBe(0);
  },
  PATIENCE + 10_000,
);
