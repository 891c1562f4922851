import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { reference } from '../src/side-by-side/reference.ts';
import type { Comparison } from '../src/side-by-side/verdict.ts';
import { sideBySide } from '../src/virtual-servers/verdict.ts';

/** Every file of fixtures/virtual-servers is a test; its README says how one is written. */
const folder = fileURLToPath(new URL('../../../fixtures/virtual-servers/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));

/** What the real one says twice is what it says: there is no luck in these files. */
describe('the real one beside itself brings about the same', () => {
  let results: readonly (Comparison | Error)[] = [];
  beforeAll(async () => {
    const real = await reference();
    const texts = names.map((name) => readFileSync(folder + name, 'utf8'));
    results = await sideBySide(texts, real.binary, real);
  }, 900_000);

  test.for(names)('%s', (name) => {
    const result = results[names.indexOf(name)];
    if (result === undefined || result instanceof Error) throw result ?? new Error('it was not played');
    expect(result.actual).toBe(result.expected);
  });
});
