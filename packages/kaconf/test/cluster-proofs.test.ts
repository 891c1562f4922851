import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kaconf } from './run.ts';

const folder = `${import.meta.dirname}/../../../docs/rules`;

/** What a rule says of masters, the simulator has to see: of the first example a story, of the second a proof. */
test.each([
  'KL801',
  'KL802',
  'KL803',
  'KL805',
  'KL813',
  'KL814',
  'KL815',
  'KL816',
  'KL818',
  'KL819',
  'KL820',
  'KL821',
])('the wrong example of %s has a failure that breaks it, the right one has none', async (code) => {
  const [, ...examples] = readFileSync(`${folder}/${code}.md`, 'utf8').split(/^## (?:Wrong|Right)$/m);
  const outcomes = examples.map(async (example) => {
    const blocks = Array.from(example.matchAll(/^``` (\S+)\n(.*?)^```$/gms));
    const files = Object.fromEntries(blocks.map(([, name = '', text = '']) => [name, text]));
    const { status, out } = await kaconf(['simulate', '--prove', 'a.conf', 'b.conf'], files);
    return `${status} ${out.split(':')[0]}`;
  });
  expect(await Promise.all(outcomes)).toEqual(['1 not proven', '0 proven']);
});
