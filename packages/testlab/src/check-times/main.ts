/**
 * `node packages/testlab/src/check-times/main.ts [--lines] [--bound MS] [--seconds S] [--together N] [--file FILE] [NAME …]`: what ours and the
 * real one say of servers good and bad, and when. Ends with 1 where one of the two is silent about something, or further from
 * the other than the bound.
 */
import { parseArgs } from 'node:util';
import { quantile } from '../bench/quantile.ts';
import { markdownTable } from '../bench/table.ts';
import { reference } from '../side-by-side/reference.ts';
import { binariesWithoutIpvs } from '../without-ipvs/binaries.ts';
import { casesIn, roundsOf } from './cases.ts';
import { type Comparison, lateness, type Moment, worst } from './compare.ts';
import { CHECKS, playBoth } from './play-both.ts';

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    /** How far from each other they may be, in milliseconds. */
    bound: { type: 'string', default: '50' },
    /** How long after the first check. */
    seconds: { type: 'string', default: '13' },
    /** So many cases at a time: more have the two wait for the processor. */
    together: { type: 'string', default: '25' },
    file: { type: 'string', default: CHECKS },
    /** Each line of the log that was compared. */
    lines: { type: 'boolean' },
  },
});
const bound = Number(values.bound);
const binaries = await binariesWithoutIpvs();
const moments: Moment[] = [];
const alone: string[] = [];
const rows: string[][] = [];
const { version } = await reference();
const all = await casesIn(values.file);
const comparable = all.filter((one) => one.version !== version);
for (const cases of roundsOf(comparable, words, Number(values.together))) {
  const both = await playBoth(binaries, { path: values.file, cases }, Number(values.seconds) * 1000);
  for (const [index, comparison] of both.entries()) {
    const name = cases[index]?.name ?? '';
    moments.push(...comparison.moments);
    rows.push(...rowsOf(comparison, name));
    alone.push(...comparison.alone.map((line) => `${name}: ${line}`));
  }
}
console.log(markdownTable(['case', 'lines', 'real', 'ours', 'ours later by', 'of'], rows));
for (const line of alone) console.log(line);
const within = moments.filter((moment) => Math.abs(lateness(moment)) <= bound);
const most = worst(moments);
const furthest = most ? lateness(most).toFixed(1) : '–';
const distances = moments.map((moment) => Math.abs(lateness(moment))).toSorted((one, other) => one - other);
const [half, almostAll] = [0.5, 0.99].map((share) => quantile(distances, share).toFixed(1));
console.log(
  `${within.length} of ${moments.length} within ${bound} ms: half ${half} ms, 99 % ${almostAll} ms, the worst ${furthest} ms; ${alone.length} said by one only; beside keepalived ${version}, which does ${all.length - comparable.length} cases otherwise`,
);
if (within.length < moments.length || alone.length > 0 || moments.length === 0) process.exitCode = 1;

function rowsOf({ moments: all }: Comparison, name: string): readonly string[][] {
  const shown = values.lines ? all : [worst(all)].filter((one) => one !== undefined);
  return shown.map((moment) => {
    const times = [moment.real, moment.ours, lateness(moment)].map((time) => `${time.toFixed(1)} ms`);
    return [name, String(all.length), ...times, moment.text];
  });
}
