import { beforeAll, describe, expect, test } from 'vitest';
import { ours } from '../src/daemon/binary.ts';
import { reference } from '../src/side-by-side/reference.ts';
import { lives } from '../src/virtual-servers/lives.ts';
import { type LifeComparison, sideBySideAgain } from '../src/virtual-servers/verdict.ts';

/** What is written on signals has a test of its own. */
const all = new Map([...(await lives('together'))].filter(([name]) => !name.startsWith('dumps-')));
const names = [...all.keys()];

describe('ours in place of the real one has the same virtual servers', () => {
  let results: readonly (LifeComparison | Error)[] = [];
  beforeAll(async () => {
    results = await sideBySideAgain([...all.values()], ours(), await reference());
  }, 1_800_000);

  test.for(names)('%s', (name) => {
    const result = results[names.indexOf(name)];
    if (result === undefined || result instanceof Error) throw result ?? new Error('it was not played');
    expect(result.actual).toBe(result.expected);
  });
});
