/**
 * The interop matrix: ours against the real keepalived, in every language that both speak, whatever happens to the master.
 * `node packages/testlab/src/bench/interop.ts [--tolerance MS] [--together CELLS] [--attempts COUNT] [WORD …]`
 * plays the cells whose names have all the words, such as `v3 IPv6 unicast SIGKILL "ours → real"`, and beside them the
 * real one against itself. What is bad is played again, alone, as often as asked for. KEEPALIVED names another real one than Debian's; with 2.4.0 or later there are cells with HMAC.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Cell, cells, controls, nameOf } from '../interop/cell.ts';
import type { Outcome } from '../interop/judge.ts';
import { playCell } from '../interop/play.ts';
import { quietMachine } from '../interop/quiet.ts';
import { latenessOf, type Played, verdictOf } from '../interop/verdict.ts';
import { reference } from '../side-by-side/reference.ts';
import { isOlder } from '../side-by-side/verdict.ts';
import { markdownTable } from './table.ts';

const KNOWS_HMAC = '2.4.0';

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    tolerance: { type: 'string', default: '5' },
    together: { type: 'string', default: '16' },
    attempts: { type: 'string', default: '1' },
  },
});
const tolerance = Number(values.tolerance);

const { version } = await reference();
const wanted = [...cells, ...controls].filter(isWanted);
const chosen = wanted.filter(
  ({ authentication }) => authentication !== 'HMAC' || !isOlder(version, KNOWS_HMAC),
);
const [began, usedBefore] = [performance.now(), processorTimes()];
let played = await playAll(chosen);
for (let attempt = 2; attempt <= Number(values.attempts); attempt++) played = await playBadAgain(played);
report(played);

function isWanted(cell: Cell): boolean {
  return words.every((word) => ` ${nameOf(cell)} `.includes(` ${word}`));
}

/** So many at a time, one after the other begun. */
async function playAll(all: readonly Cell[]): Promise<readonly Played[]> {
  const done: Played[] = [];
  const quiet = quietMachine();
  const waiting = all.entries();
  const playOn = async () => {
    for (const [index, cell] of waiting) {
      const outcome = await playCell(cell, quiet).catch(failed);
      done[index] = { cell, outcome };
      process.stderr.write(
        `${nameOf(cell)}  ${figures({ cell, outcome }).join('  ')}  ${outcome.problems.join('; ')}\n`,
      );
    }
  };
  await Promise.all(Array.from({ length: Number(values.together) }, playOn));
  return done;
}

/** With nothing beside it that could keep it waiting. */
async function playBadAgain(all: readonly Played[]): Promise<readonly Played[]> {
  const control = all.filter(isControl);
  const again: Played[] = [];
  for (const one of all) {
    const verdict = isControl(one) ? undefined : verdictOf(one, control, tolerance);
    if (verdict?.type !== 'bad') {
      again.push(one);
      continue;
    }
    console.log(`AGAIN ${verdict.name}: ${verdict.text}`);
    again.push({ cell: one.cell, outcome: await playCell(one.cell).catch(failed) });
  }
  return again;
}

function failed(error: unknown): Outcome {
  return { by: undefined, took: undefined, limit: undefined, problems: [String(error)] };
}

function figures({ outcome: { took, limit } }: Played): readonly string[] {
  return [took, limit].map((time) => (time === undefined ? '' : `${time.toFixed(1)} ms`));
}

function report(all: readonly Played[]): void {
  const [control, own] = [all.filter(isControl), all.filter((one) => !isControl(one))];
  const verdicts = own.map((one) => ({ ...verdictOf(one, control, tolerance), one }));
  const rows = verdicts.map(({ name, one, text }) => [name, ...figures(one), text]);
  console.log(markdownTable(['', 'took', 'of', ''], rows));
  console.log(`\n${latenessTable(all)}\n`);
  for (const { name, text } of verdicts.filter(({ type }) => type === 'late as from itself')) {
    console.log(`${name}: ${text}`);
  }
  const bad = verdicts.filter(({ type }) => type === 'bad');
  for (const { name, text } of bad) console.log(`BAD ${name}: ${text}`);
  for (const { cell, outcome } of control.filter((one) => one.outcome.problems.length > 0)) {
    console.log(`the real one by itself, ${nameOf(cell)}: ${outcome.problems.join('; ')}`);
  }
  const leftOut = wanted.filter((cell) => !chosen.includes(cell) && cell.backup !== cell.master).length;
  if (leftOut > 0)
    console.log(`${leftOut} CELLS WITH HMAC LEFT OUT: keepalived ${version} does not know auth_hmac`);
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  console.log(
    `keepalived ${version}: ${verdicts.length} cells, ${bad.length} of them bad; ${minutes} min, ${busyPercent()} % of the processors`,
  );
  process.exitCode = bad.length === 0 ? 0 : 1;
}

function isControl({ cell }: Played): boolean {
  return cell.master === 'real' && cell.backup === 'real';
}

/** Who is how late, from whom. */
function latenessTable(all: readonly Played[]): string {
  const groups = Map.groupBy(
    all,
    ({ cell, outcome }) => `${cell.master} → ${cell.backup}, ${outcome.by} takes over`,
  );
  const rows = [...groups].flatMap(([name, ones]) => {
    const late = ones.flatMap((one) => latenessOf(one) ?? []).toSorted((a, b) => a - b);
    if (late.length === 0) return [];
    const quantiles = [late[Math.floor(late.length / 2)], late.at(-1)].map(
      (time) => `${time?.toFixed(1)} ms`,
    );
    return [
      [name, String(late.length), ...quantiles, String(late.filter((time) => time > tolerance).length)],
    ];
  });
  return markdownTable(['lateness', 'cells', 'median', 'worst', `over ${tolerance} ms`], rows);
}

/** Of all processors since boot: busy and altogether. proc_stat(5): the fourth and fifth figure are idle and waiting. */
function processorTimes(): { readonly busy: number; readonly all: number } {
  const times = readFileSync('/proc/stat', 'utf8').split('\n')[0]?.split(/ +/).slice(1, 9).map(Number) ?? [];
  const all = times.reduce((sum, time) => sum + time, 0);
  return { busy: all - (times[3] ?? 0) - (times[4] ?? 0), all };
}

function busyPercent(): string {
  const { busy, all } = processorTimes();
  return ((100 * (busy - usedBefore.busy)) / (all - usedBefore.all)).toFixed(0);
}
