/** `node packages/testlab/src/virtual-servers/main.ts [--record] [--transcript] [--times] [--alone] [--together N] [--attempts N] [--configurations FOLDER] [NAME …]`: where ours differs from the real one. */
import { parseArgs } from 'node:util';
import { ours } from '../daemon/binary.ts';
import { differenceOf } from '../side-by-side/difference.ts';
import { reference } from '../side-by-side/reference.ts';
import { configurationLives } from './configurations.ts';
import { lives } from './lives.ts';
import { record } from './recorded.ts';
import { isAlike, sideBySideAgain } from './verdict.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** What ours did. */
    transcript: { type: 'boolean' },
    /** Writes what the real one did into the files that keep it for older ones. */
    record: { type: 'boolean' },
    /** Each variant of a table for itself. */
    alone: { type: 'boolean' },
    /** How long the checkers of both took before they took a real server out. */
    times: { type: 'boolean' },
    /** Real configurations instead of what was written for this. */
    configurations: { type: 'string' },
    together: { type: 'string', default: '3' },
    attempts: { type: 'string', default: '1' },
  },
});
const all =
  values.configurations === undefined
    ? await lives(values.alone ? 'alone' : 'together')
    : configurationLives(values.configurations);
const chosen = [...all.keys()].filter(
  (name) => positionals.length === 0 || positionals.some((one) => name.includes(one)),
);
const real = await reference();
const results = await sideBySideAgain(
  chosen.map((name) => all.get(name) ?? ''),
  ours(),
  real,
  { attempts: Number(values.attempts), together: Number(values.together) },
);
let alike = 0;
for (const [index, result] of results.entries()) {
  if (values.record && !(result instanceof Error)) await record(chosen[index] ?? '', result);
  if (isAlike(result)) alike += 1;
  console.log(`${isAlike(result) ? '✔' : '✘'} ${chosen[index]}`);
  if (!(result instanceof Error))
    for (const reason of result.mistakes) console.log(`  but for this of the real one: ${reason}`);
  if (result instanceof Error) console.log(result.message);
  else if (values.times) console.log(result.spans.join('\n'));
  else if (values.transcript) console.log(result.actual);
  if (!(result instanceof Error) && !isAlike(result))
    console.log(differenceOf(result.expected, result.actual));
}
console.log(`${alike} of ${chosen.length} alike beside keepalived ${real.version}`);
if (alike < chosen.length) process.exitCode = 1;
