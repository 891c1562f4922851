import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import { ours } from '../src/daemon/binary.ts';
import { parseScenario } from '../src/side-by-side/parse.ts';
import { reference } from '../src/side-by-side/reference.ts';
import { isOlder, sideBySide } from '../src/side-by-side/verdict.ts';

/** Every file of fixtures/dumps is a test; its README says how one is written. */
const folder = fileURLToPath(new URL('../../../fixtures/dumps/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));

/** What all of them are about; an older one is not asked. */
const VERSION = '2.4.3';
const real = await reference();
const how = isOlder(real.version, VERSION)
  ? `as it was recorded: here is only ${real.version}, without KEEPALIVED=PATH`
  : 'beside it';

/** On a busy machine a daemon may count an advert more or less: what differs three times is a difference. */
describe.concurrent(`ours writes what keepalived ${VERSION} writes, ${how}`, () => {
  test.for(names)('%s', { retry: 2 }, async (name, { expect }) => {
    const scenario = parseScenario(readFileSync(folder + name, 'utf8'));
    const { expected, actual } = await sideBySide(scenario, ours(), real);
    expect(actual).toBe(expected);
  });
});
