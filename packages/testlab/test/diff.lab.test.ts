import { describe, test } from 'vitest';
import { ours } from '../src/index.ts';
import { CASES } from '../src/reload-effects/cases.ts';
import { playReload } from '../src/reload-effects/play.ts';
import { saidOf } from '../src/reload-effects/said.ts';
import { reference } from '../src/side-by-side/reference.ts';
import { isOlder } from '../src/side-by-side/verdict.ts';

describe.concurrent.each(CASES)('a reload: $name', ({ effects, older, ...reload }) => {
  test('kaconf diff says what happens', async ({ expect: see }) => {
    see(await saidOf(reload)).toEqual(effects);
  });

  test('ours does that', async ({ expect: see }) => {
    see(await playReload(ours(), reload)).toEqual(effects);
  });

  test('the real one does it', async ({ expect: see }) => {
    const { binary, version } = await reference();
    const expected = isOlder(version, '2.3.3') ? { ...effects, ...older } : effects;
    see(await playReload(binary, reload)).toEqual(expected);
  });
});
