/**
 * `node packages/testlab/src/stories/main.ts [--real] [--lines] [--bound MS] [--attempts N] [NAME …]`: whether what the simulator says of
 * the stories in fixtures/stories is what becomes of daemons, and when. Ends with 1 where it is not what becomes of ours.
 */
import { parseArgs } from 'node:util';
import { quantile } from '../bench/quantile.ts';
import { markdownTable } from '../bench/table.ts';
import { reference } from '../side-by-side/reference.ts';
import { lateness, type Pair, worst } from './compare.ts';
import { type PlayedResult, runPatiently } from './run.ts';
import { storyNames } from './story.ts';

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    /** Then with the real keepalived, or another that KEEPALIVED names. */
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
const limits = { bound, attempts: Number(values.attempts) };
const ours = await runPatiently(names, 'ours', limits);
if (show(ours, 'ours') < names.length) process.exitCode = 1;
if (values.real) {
  show(await runPatiently(names, 'real', limits), `keepalived ${(await reference()).version}`);
}

/** @returns how many came as they ought to */
function show(results: ReadonlyMap<string, PlayedResult>, program: string): number {
  const rows = [...results].map(([name, result]) => rowOf(name, result));
  console.log(markdownTable([program, '', 'changes', 'later by', 'of', 'waited', 'played'], rows));
  for (const [name, { comparison }] of results) {
    for (const difference of comparison.differences) console.log(`${name}: ${difference}`);
    if (values.lines) for (const pair of comparison.pairs) console.log(`${name}: ${lineOf(pair)}`);
  }
  const good = [...results.values()].filter(isGood).length;
  console.log(
    `${good} of ${rows.length} stories as simulated, within ${bound} ms, with ${program}; ${distances(results)}`,
  );
  return good;
}

function rowOf(name: string, result: PlayedResult): readonly string[] {
  const { comparison, waited, attempts } = result;
  const most = worst(comparison.pairs);
  const [far, what] = most ? [inMillis(lateness(most)), most.text] : ['–', ''];
  return [
    name,
    isGood(result) ? '✔' : '✘',
    `${comparison.pairs.length}`,
    far,
    what,
    inMillis(waited),
    `${attempts}`,
  ];
}

function isGood({ comparison: { differences, pairs } }: PlayedResult): boolean {
  return differences.length === 0 && pairs.every((pair) => Math.abs(lateness(pair)) <= bound);
}

function lineOf(pair: Pair): string {
  return `${inMillis(pair.simulated)} ${inMillis(lateness(pair))} ${pair.text}`;
}

function distances(results: ReadonlyMap<string, PlayedResult>): string {
  const all = [...results.values()]
    .flatMap(({ comparison }) => comparison.pairs.map((pair) => Math.abs(lateness(pair))))
    .toSorted((one, other) => one - other);
  const [half, most, last] = [0.5, 0.99, 1].map((share) => inMillis(quantile(all, share)));
  return `of ${all.length} changes half within ${half}, 99 % within ${most}, all within ${last}`;
}

function inMillis(time: number): string {
  return `${time.toFixed(1)} ms`;
}
