import { beforeAll, describe, expect, test } from 'vitest';
import { reference } from '../src/side-by-side/reference.ts';
import type { Comparison } from '../src/side-by-side/verdict.ts';
import { lives } from '../src/virtual-servers/lives.ts';
import { sideBySide } from '../src/virtual-servers/verdict.ts';

const all = await lives('together');
const names = [...all.keys()];

/** What the real one says twice is what it says: there is no luck in these files. */
describe('the real one beside itself brings about the same', () => {
  let results: readonly (Comparison | Error)[] = [];
  beforeAll(async () => {
    const real = await reference();
    results = await sideBySide([...all.values()], real.binary, real);
  }, 900_000);

  test.for(names)('%s', (name) => {
    const result = results[names.indexOf(name)];
    if (result === undefined || result instanceof Error) throw result ?? new Error('it was not played');
    expect(result.actual).toBe(result.expected);
  });
});
