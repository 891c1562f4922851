import { beforeAll, describe, expect, test } from 'vitest';
import { ours, real } from '../src/daemon/binary.ts';
import { traffic } from '../src/virtual-servers/traffic/traffic.ts';
import { rows } from './traffic/rows.ts';

const LONG = 400_000;

describe('who serves', () => {
  let found: Awaited<ReturnType<typeof traffic>>;
  beforeAll(async () => {
    found = await traffic({ rows, binaries: { ours: ours(), real: real() } }, LONG);
  }, LONG + 10_000);

  test.for(rows)('$name', ({ name, answers }) => {
    expect(found.ours[name]).toEqual(answers);
    expect(found.real[name]).toEqual(answers);
  });
});
