import { beforeAll, describe, expect, test } from 'vitest';
import { ours, real } from '../src/daemon/binary.ts';
import { PHASES } from '../src/virtual-servers/traffic/row.ts';
import { traffic } from '../src/virtual-servers/traffic/traffic.ts';
import { rows } from './traffic/rows.ts';

const LONG = 400_000;

describe('who serves', () => {
  let found: Awaited<ReturnType<typeof traffic>>;
  beforeAll(async () => {
    found = await traffic({ rows, binaries: { ours: ours(), real: real() } }, LONG);
  }, LONG + 10_000);

  test.for(rows)('$name', ({ name, answers }) => {
    expect(PHASES.map((phase) => `${phase}: ${found.ours[name]?.[phase]}`)).toEqual(
      PHASES.map((phase) => `${phase}: ${answers[phase]}`),
    );
    expect(found.real[name]).toEqual(answers);
  });
});
