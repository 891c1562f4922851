import { expect, it } from 'vitest';
import { transcript } from './findings.ts';

/** `NAME.conf`, and in `NAME.expected` what keepalived 2.4.3 prints with `--config-test`, the scripts' security aside. */
const files = import.meta.glob<string>('../../../fixtures/config/bad/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const names = Object.keys(files).flatMap((path) => /([^/]+)\.conf$/.exec(path)?.[1] ?? []);

it.each(names)('keepalived says the same of %s', (name) => {
  const read = (extension: string) => files[`../../../fixtures/config/bad/${name}.${extension}`] ?? '';
  expect(transcript(read('conf'))).toEqual(read('expected').trimEnd().split('\n'));
});

it('has files to compare', () => {
  expect(names.length).toBeGreaterThan(20);
});
