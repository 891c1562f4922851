import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pictures } from '../src/pictures.ts';
import { root } from '../src/root.ts';

it.each([...pictures()])('%s is what `pnpm run docs` draws', (path, picture) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(picture);
});
