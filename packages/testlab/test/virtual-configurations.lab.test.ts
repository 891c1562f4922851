import { beforeAll, describe, expect, test } from 'vitest';
import { ours } from '../src/daemon/binary.ts';
import { reference } from '../src/side-by-side/reference.ts';
import { configurationLives } from '../src/virtual-servers/configurations.ts';
import { type LifeComparison, sideBySide } from '../src/virtual-servers/verdict.ts';

/** Most of what people publish has no licence, so none of it is here. */
const folder = process.env.CONFIGURATIONS;
const all = folder === undefined ? new Map<string, string>() : configurationLives(folder);
const names = [...all.keys()];
const where = folder ?? 'not played: CONFIGURATIONS=FOLDER names none';

describe.skipIf(folder === undefined)(`real configurations make the same tables (${where})`, () => {
  let results: readonly (LifeComparison | Error)[] = [];
  beforeAll(async () => {
    results = await sideBySide([...all.values()], ours(), await reference());
  }, 3_600_000);

  test('there are some', () => {
    expect(names).not.toEqual([]);
  });

  test.for(names)('%s', (name) => {
    const result = results[names.indexOf(name)];
    if (result === undefined || result instanceof Error) throw result ?? new Error('it was not played');
    expect(result.actual).toBe(result.expected);
  });
});
