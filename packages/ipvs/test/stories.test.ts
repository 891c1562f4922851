import { expect, test } from 'vitest';
import { tell } from './story/tell.ts';

/** Every file of fixtures/ipvs is a test; its README says how a story is written. */
const files = import.meta.glob<string>('../../../fixtures/ipvs/*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
});

test.each(Object.keys(files))('%s', async (path) => {
  await expect(tell(files[path] ?? '')).toMatchFileSnapshot(path);
});
