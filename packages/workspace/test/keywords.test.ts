import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf, flatten, schema } from '@kaconf/config';
import { expect, it } from 'vitest';
import { documents } from '../src/keywords/documents.ts';
import { root } from '../src/root.ts';

it('has the release of every keyword that is newer than 2.0', () => {
  const newer = readFileSync(join(root, 'fixtures/config/keywords/since.txt'), 'utf8').trim().split('\n');
  expect(newer).toHaveLength(242);
  const told = flatten(entriesOf(schema)).flatMap(({ path, since }) => (since ? [`${path} ${since}`] : []));
  expect(told.sort()).toEqual(newer);
});

it.each([...documents()])('%s is what `pnpm run docs` writes', (path, text) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});
