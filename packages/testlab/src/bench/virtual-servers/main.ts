/**
 * A thousand virtual servers of ten real servers, ours beside the real one, in a kernel that has IPVS: how long their table
 * takes, a reload that changes one weight, what checks cost and how late they are, how long a real server stays that is dead, and memory.
 * `node packages/testlab/src/bench/virtual-servers/main.ts [programming|checks|losing|memory …] [--count N] [--rounds N]`
 */
import { parseArgs } from 'node:util';
import { ours, real } from '../../daemon/binary.ts';
import { quantile } from '../quantile.ts';
import { markdownTable } from '../table.ts';
import { LOSS_LIMIT } from './losing.ts';
import { runTask } from './run.ts';
import type { Found, Task } from './task.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string' }, rounds: { type: 'string', default: '3' } },
});
const binaries = [ours(), real()];
const wants = (what: Task['what']) => positionals.length === 0 || positionals.includes(what);
const median = (numbers: readonly number[]) =>
  quantile(
    numbers.toSorted((a, b) => a - b),
    0.5,
  );
const milliseconds = (value: number) => `${value.toFixed(0)} ms`;
const head = (title: string) => [title, ...binaries.map(({ name }) => name)];
/** A figure of each of the two, of all that was found of it. */
const row = (title: string, all: readonly Found[], figure: (found: readonly Found[]) => string) => [
  title,
  ...binaries.map(({ name }) => figure(all.filter((one) => one.name === name))),
];

async function programming(count: number): Promise<void> {
  const all = await runTask({ what: 'programming', binaries, count, rounds: Number(values.rounds) });
  const of =
    (pick: (one: NonNullable<Found['programmed']>) => readonly number[]) => (found: readonly Found[]) =>
      milliseconds(median(found.flatMap(({ programmed }) => (programmed ? pick(programmed) : []))));
  const rows = [
    row(
      'from its start to a complete table',
      all,
      of(({ whole }) => [whole]),
    ),
    row(
      'from the first service to a complete table',
      all,
      of(({ programming }) => [programming]),
    ),
    row(
      'CPU of the start',
      all,
      of(({ cpu }) => [cpu]),
    ),
    row(
      'one weight: from SIGHUP to the kernel',
      all,
      of(({ reloads }) => reloads.map(({ time }) => time)),
    ),
    row(
      'CPU of that reload, in all',
      all,
      of(({ reloads }) => reloads.map(({ cpu }) => cpu)),
    ),
  ];
  console.log(markdownTable(head(`${count} real servers`), rows));
}

async function checks(count: number): Promise<void> {
  const all = await runTask({ what: 'checks', binaries, count, rounds: 1 });
  const late = (share: number) => (found: readonly Found[]) =>
    `${quantile(found[0]?.checked?.lateness ?? [], share).toFixed(1)} ms`;
  const rows = [
    row('checks a second', all, ([one]) => `${one?.checked?.rate.toFixed(0)}`),
    row('CPU of one core', all, ([one]) => `${(100 * (one?.checked?.share ?? 0)).toFixed(1)} %`),
    row('late p50', all, late(0.5)),
    row('late p99', all, late(0.99)),
    row('late max', all, late(1)),
  ];
  console.log(markdownTable(head(`${count} TCP_CHECKs each second`), rows));
}

async function losing(): Promise<void> {
  const all = await runTask({ what: 'losing', binaries, count: 3, rounds: Number(values.rounds) });
  const limit = `taken out, of ${LOSS_LIMIT} ms at most`;
  const most = (pick: (one: NonNullable<Found['lost']>) => number) => (found: readonly Found[]) =>
    milliseconds(Math.max(...found.flatMap(({ lost }) => (lost ? pick(lost) : []))));
  const rows = [
    row(
      limit,
      all,
      most(({ time }) => time),
    ),
    row(
      'checks of another, from a second apart',
      all,
      most(({ unevenness }) => unevenness.at(-1) ?? Number.NaN),
    ),
  ];
  console.log(markdownTable(head('a real server that answers no more'), rows));
}

async function memory(): Promise<void> {
  const rows = [];
  for (const count of [1, 1000, 10_000]) {
    const all = await runTask({ what: 'memory', binaries, count, rounds: 1 });
    const figure = ([one]: readonly Found[]) =>
      [one?.memory?.parent ?? 0, one?.memory?.checkers ?? 0]
        .map((size) => (size / 1024).toFixed(1))
        .join(' + ');
    rows.push(row(String(count), all, figure));
  }
  console.log(markdownTable(head('real servers: PSS of parent + checkers, MiB'), rows));
}

if (wants('programming')) await programming(Number(values.count ?? 10_000));
if (wants('checks')) await checks(Number(values.count ?? 300));
if (wants('losing')) await losing();
if (wants('memory')) await memory();
