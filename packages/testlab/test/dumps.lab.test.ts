import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import { ours } from '../src/daemon/binary.ts';
import { parseScenario } from '../src/side-by-side/parse.ts';
import { reference } from '../src/side-by-side/reference.ts';
import { sideBySide } from '../src/side-by-side/verdict.ts';

/** Every file of fixtures/dumps is a test; its README says how one is written. */
const folder = fileURLToPath(new URL('../../../fixtures/dumps/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));

/** On a busy machine a daemon may count an advert more or less: what differs three times is a difference. */
describe.concurrent('ours writes what keepalived 2.4.3 writes', () => {
  test.for(names)('%s', { retry: 2 }, async (name, { expect }) => {
    const scenario = parseScenario(readFileSync(folder + name, 'utf8'));
    const { expected, actual } = await sideBySide(scenario, ours(), await reference());
    expect(actual).toBe(expected);
  });
});
