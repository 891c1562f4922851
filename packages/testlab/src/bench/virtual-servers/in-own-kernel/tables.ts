import type { Binary } from '../../../daemon/binary.ts';
import { type FoundOf, median, milliseconds, tableOf } from '../rows.ts';
import { LOSS_LIMIT, type Lost } from './losing.ts';
import type { Memory } from './memory.ts';
import type { Programmed } from './programming.ts';
import { runTask } from './run.ts';
import type { Found } from './task.ts';

export async function programmingTable(
  binaries: readonly Binary[],
  count: number,
  rounds: number,
): Promise<string> {
  const all = await runTask({ what: 'programming', binaries, count, rounds });
  const row = (title: string, pick: (one: Programmed) => number) => ({
    title,
    figure: (found: readonly Programmed[]) => milliseconds(median(found.map(pick))),
  });
  return tableOf(
    `${count} real servers`,
    only(all, ({ programmed }) => programmed),
    [
      row('from its start to a complete table', ({ whole }) => whole),
      row('from the first service to a complete table', ({ programming }) => programming),
    ],
  );
}

export async function losingTable(binaries: readonly Binary[], rounds: number): Promise<string> {
  const all = await runTask({ what: 'losing', binaries, count: 3, rounds });
  const row = (title: string, pick: (one: Lost) => number) => ({
    title,
    figure: (found: readonly Lost[]) => milliseconds(Math.max(...found.map(pick))),
  });
  return tableOf(
    'a real server that answers no more',
    only(all, ({ lost }) => lost),
    [
      row(`taken out, of ${LOSS_LIMIT} ms at most`, ({ time }) => time),
      row('checks of another, from a second apart', ({ unevenness }) => unevenness.at(-1) ?? Number.NaN),
    ],
  );
}

const COUNTS = [1, 1000, 10_000];

interface Remembered {
  readonly count: number;
  readonly memory: Memory;
}

export async function memoryTable(binaries: readonly Binary[]): Promise<string> {
  const all: FoundOf<Remembered>[] = [];
  for (const count of COUNTS) {
    const found = await runTask({ what: 'memory', binaries, count, rounds: 1 });
    const its = only(found, ({ memory }) => memory);
    all.push(...its.map(({ name, found: memory }) => ({ name, found: { count, memory } })));
  }
  const rows = COUNTS.map((count) => ({
    title: String(count),
    figure: (found: readonly Remembered[]) => mebibytes(found.find((one) => one.count === count)?.memory),
  }));
  return tableOf('real servers: PSS of parent + checkers, MiB', all, rows);
}

function mebibytes(memory: Memory | undefined): string {
  const { parent = Number.NaN, checkers = Number.NaN } = memory ?? {};
  return [parent, checkers].map((size) => (size / 1024).toFixed(1)).join(' + ');
}

function only<T>(all: readonly Found[], pick: (found: Found) => T | undefined): FoundOf<T>[] {
  return all.flatMap((one) => {
    const found = pick(one);
    return found === undefined ? [] : [{ name: one.name, found }];
  });
}
