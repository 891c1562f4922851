import { expect, test } from 'vitest';
import { readConfiguration } from './story/configuration.ts';
import { tell } from './story/tell.ts';

/** Every folder of fixtures/vrrp is a test; its README says how a story is written. */
const folder = '../../../fixtures/vrrp';
const files = import.meta.glob<string>('../../../fixtures/vrrp/*/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const cases = Object.keys(files).flatMap((path) => /([^/]+)\/story\.txt$/.exec(path)?.[1] ?? []);

test.each(cases)('%s', async (name) => {
  const told = tell(fileOf(name, 'story.txt'), (plan) => readConfiguration(fileOf(name, plan)));
  await expect(told).toMatchFileSnapshot(`${folder}/${name}/story.txt`);
});

function fileOf(name: string, file: string): string {
  const text = files[`${folder}/${name}/${file}`];
  if (text === undefined) throw new Error(`fixtures/vrrp/${name} has no ${file}`);
  return text;
}
