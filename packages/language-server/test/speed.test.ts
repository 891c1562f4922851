import { expect, test } from 'vitest';
import { SAMPLES } from '../bench/configurations.ts';
import { measure } from '../bench/keystrokes.ts';
import { FROM_SOURCES } from './support/client.ts';

/** Far beyond what `bench` measures: this is for what would grow with the square of the lines. */
const BOUND_MS = 2_000;

test.each(SAMPLES.filter(({ name }) => name === 'VRRP' || name === 'included'))(
  'a keystroke in 5,000 lines is answered: $name',
  async (sample) => {
    const answers = await measure(FROM_SOURCES, sample, 9);
    const slowest = answers.map(({ diagnostics, completion, tokens }) =>
      Math.max(diagnostics, completion, tokens),
    );
    const median = slowest.toSorted((a, b) => a - b)[4];
    expect(median).toBeLessThan(BOUND_MS);
  },
);
