import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import { ours } from '../src/daemon/binary.ts';
import { parseScenario } from '../src/side-by-side/parse.ts';
import { reference } from '../src/side-by-side/reference.ts';
import { sideBySide } from '../src/side-by-side/verdict.ts';

/** Every file of fixtures/lab is a test; its README says how one is written. */
const folder = fileURLToPath(new URL('../../../fixtures/lab/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));

/** On a busy machine a daemon may miss an advert or two: what differs three times is a difference. */
describe.concurrent('ours in place of the real one brings about the same', () => {
  test.for(names)('%s', { retry: 2 }, async (name, { expect }) => {
    const scenario = parseScenario(readFileSync(folder + name, 'utf8'));
    const { expected, actual } = await sideBySide(scenario, ours(), await reference());
    expect(actual).toBe(expected);
  });
});
