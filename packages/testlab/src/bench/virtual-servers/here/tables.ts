import type { Millis } from '../../../clock.ts';
import type { Binary } from '../../../daemon/binary.ts';
import { quantile } from '../../quantile.ts';
import { type FoundOf, median, milliseconds, tableOf } from '../rows.ts';
import { type Checked, check, WORTH_A_LINE } from './checks.ts';
import { type Cost, type Reloaded, reload } from './reload.ts';

export interface Effort {
  /** Real servers in all, ten a service. */
  readonly count: number;
  readonly rounds: number;
}

const SERVERS_EACH = 10;
/** Of each round. */
const RELOADS = 4;
/** So seldom that no check comes between. */
const SELDOM = 86_400;

/** @param binaries of those without IPVS */
export async function reloadTables(binaries: readonly Binary[], { count, rounds }: Effort): Promise<string> {
  const tables: string[] = [];
  for (const checkEvery of [undefined, SELDOM]) {
    const crowd = { services: count / SERVERS_EACH, servers: SERVERS_EACH, checkEvery };
    const all: FoundOf<Reloaded>[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const binary of binaries) {
        all.push({ name: binary.name, found: await reload(binary, crowd, RELOADS) });
      }
    }
    const checkers = checkEvery === undefined ? 'no checkers' : 'a TCP_CHECK each';
    tables.push(tableOf(`${count} real servers, ${checkers}`, all, reloadRows));
  }
  return tables.join('\n\n');
}

const starts = (found: readonly Reloaded[]) => found.map(({ start }) => start);
const reloads = (found: readonly Reloaded[]) => found.flatMap((one) => one.reloads);
const reloadRows = [
  { title: 'start: until IPVS knows all', figure: (found: readonly Reloaded[]) => times(starts(found)) },
  { title: 'CPU of it', figure: (found: readonly Reloaded[]) => mean(starts(found)) },
  { title: 'one weight: from SIGHUP to IPVS', figure: (found: readonly Reloaded[]) => times(reloads(found)) },
  { title: 'CPU of it', figure: (found: readonly Reloaded[]) => mean(reloads(found)) },
];

function times(costs: readonly Cost[]): string {
  const all = costs.map(({ time }) => time);
  return `${milliseconds(median(all))}, at most ${milliseconds(Math.max(...all))}`;
}

/** Processor time is counted by ten milliseconds. */
function mean(costs: readonly Cost[]): string {
  return milliseconds(costs.reduce((sum, { cpu }) => sum + cpu, 0) / costs.length);
}

/** @param binaries of those without IPVS @param duration for which they are watched */
export async function checksTable(
  binaries: readonly Binary[],
  count: number,
  duration: Millis,
): Promise<string> {
  const all: FoundOf<Checked>[] = [];
  for (const binary of binaries) {
    all.push({ name: binary.name, found: await check(binary, count, duration) });
  }
  const row = (title: string, figure: (checked: Checked) => string) => ({
    title,
    figure: ([one]: readonly Checked[]) => (one ? figure(one) : ''),
  });
  return tableOf(`${count} TCP_CHECKs each second`, all, [
    row('checks a second', ({ rate }) => rate.toFixed(0)),
    row('CPU of one core', ({ share }) => `${(100 * share).toFixed(1)} %`),
    row('later than a second, p50', ({ lateness }) => late(lateness, 0.5)),
    row('p99', ({ lateness }) => late(lateness, 0.99)),
    row('at most', ({ lateness }) => late(lateness, 1)),
    row(`its timers more than ${WORTH_A_LINE} ms late, by its log`, ({ told }) => `${told.length} times`),
    row('at most', ({ told }) => (told.length === 0 ? '–' : late(told, 1))),
    row('a process that only sleeps, p99', ({ sleeper }) => late(sleeper, 0.99)),
    row('at most', ({ sleeper }) => late(sleeper, 1)),
  ]);
}

function late(ascending: readonly Millis[], share: number): string {
  return milliseconds(quantile(ascending, share), 1);
}
