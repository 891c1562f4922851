/**
 * `node packages/testlab/src/stories/main.ts [--real] [--lines] [--bound MS] [--attempts N] [NAME …]`: whether what the simulator says of
 * the stories in fixtures/stories is what becomes of daemons, and when. Ends with 1 where it is not.
 */
import { parseArgs } from 'node:util';
import { markdownTable } from '../bench/table.ts';
import { reference } from '../side-by-side/reference.ts';
import { lateness, worst } from './compare.ts';
import { runPatiently } from './run.ts';
import { storyNames } from './story.ts';

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    /** With the real keepalived, or another that KEEPALIVED names. */
    real: { type: 'boolean' },
    /** Everything that was compared: when it came in the simulator, and how much later with daemons. */
    lines: { type: 'boolean' },
    /** How far from each other they may be, in milliseconds. */
    bound: { type: 'string', default: '20' },
    attempts: { type: 'string', default: '1' },
  },
});
const bound = Number(values.bound);
const names = (await storyNames()).filter((name) => words.length === 0 || words.includes(name));
const results = await runPatiently(names, values.real ? 'real' : 'ours', {
  bound,
  attempts: Number(values.attempts),
});
const rows = [...results].map(([name, { comparison, waited, attempts }]) => {
  const most = worst(comparison.pairs);
  const isGood = comparison.differences.length === 0 && most && Math.abs(lateness(most)) <= bound;
  const [far, what] = most ? [`${lateness(most).toFixed(1)} ms`, most.text] : ['–', ''];
  return [
    name,
    isGood ? '✔' : '✘',
    `${comparison.pairs.length}`,
    far,
    what,
    `${waited.toFixed(1)} ms`,
    `${attempts}`,
  ];
});
console.log(markdownTable(['story', '', 'changes', 'later by', 'of', 'waited', 'played'], rows));
for (const [name, { comparison }] of results) {
  for (const difference of comparison.differences) console.log(`${name}: ${difference}`);
  if (!values.lines) continue;
  for (const pair of comparison.pairs) {
    console.log(`${name}: ${pair.simulated.toFixed(1)} ms ${lateness(pair).toFixed(1)} ms ${pair.text}`);
  }
}
const good = rows.filter(([, sign]) => sign === '✔').length;
const program = values.real ? `keepalived ${(await reference()).version}` : 'ours';
console.log(`${good} of ${rows.length} stories as simulated, within ${bound} ms, with ${program}`);
if (good < rows.length) process.exitCode = 1;
