import { beforeAll, describe, expect, test } from 'vitest';
import { ours } from '../src/daemon/binary.ts';
import { reference } from '../src/side-by-side/reference.ts';
import { lives } from '../src/virtual-servers/lives.ts';
import { type LifeComparison, sideBySideAgain } from '../src/virtual-servers/verdict.ts';

const all = new Map([...(await lives('alone'))].filter(([name]) => name.startsWith('dumps-')));
const names = [...all.keys()];

describe('ours writes of virtual servers what keepalived 2.4.3 writes, beside it or as it was recorded', () => {
  let results: readonly (LifeComparison | Error)[] = [];
  beforeAll(async () => {
    results = await sideBySideAgain([...all.values()], ours(), await reference());
  }, 1_200_000);

  test.for(names)('%s', (name) => {
    const result = results[names.indexOf(name)];
    if (result === undefined || result instanceof Error) throw result ?? new Error('it was not played');
    expect(result.actual).toBe(result.expected);
  });
});
