import { readdirSync, readFileSync } from 'node:fs';
import { machine } from '@kaconf/host/fake';
import { expect, test } from 'vitest';
import { statusOf, testConfig } from '../src/config-test/config-test.ts';
import { defaultOptions } from '../src/options/options.ts';

const folder = `${import.meta.dirname}/../../../fixtures/config/structure`;
const names = readdirSync(folder).flatMap((file) => /^(.+)\.conf$/.exec(file)?.[1] ?? []);

/** `NAME.conf`, and in `NAME.expected` the status and the lines of keepalived 2.4.3, on a machine with eth0. */
test.each(names)('keepalived follows the braces of %s so', (name) => {
  const path = `${folder}/${name}.conf`;
  const said = testConfig({ ...defaultOptions('vm'), configFile: path, configId: 'vm' }, machine());
  const lines = said.map(({ text }) => text.replaceAll(path, 'FILE'));
  const expected = readFileSync(`${folder}/${name}.expected`, 'utf8').trimEnd().split('\n');
  expect([`exit status ${statusOf(said)}`, ...lines]).toEqual(expected);
});

test('there are files', () => {
  expect(names.length).toBeGreaterThan(35);
});
