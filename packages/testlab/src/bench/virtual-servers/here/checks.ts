import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../../../clock.ts';
import type { Binary } from '../../../daemon/binary.ts';
import { usageOf } from '../../../daemon/usage.ts';
import { compiled } from '../../../process/compiled.ts';
import { run } from '../../../process/spawn.ts';
import { configuration, PORT } from '../configuration.ts';
import { until } from '../until.ts';
import { noteArrivals } from './arrivals.ts';
import { makePlace } from './place.ts';

export interface Checked {
  /** Of one processor, of all its processes. */
  readonly share: number;
  /** What was accepted in a second. */
  readonly rate: number;
  /** How much longer than the `delay_loop` each real server waited for its next check, ascending. */
  readonly lateness: readonly Millis[];
  /** How late its timers were, by its own clock and where it was worth a line of its log, ascending. */
  readonly told: readonly Millis[];
  /** How late a process was meanwhile that only sleeps, ascending. */
  readonly sleeper: readonly Millis[];
}

const SERVERS_EACH = 10;
const EVERY = 1;
/** Until all have begun, and what is run often has been compiled. */
const WARM_UP: Millis = 20_000;
/** What its log tells of its own lateness, from so many milliseconds on. */
export const WORTH_A_LINE: Millis = 10;
const SLEEP: Millis = 10;

/** As many TCP_CHECKs a second, of real servers that all answer. @param binary of those without IPVS */
export async function check(binary: Binary, count: number, duration: Millis): Promise<Checked> {
  const most = (2 * count * (WARM_UP + duration)) / 1000;
  const sleeper = await compiled(new URL('./sleeper.c', import.meta.url));
  await using place = await makePlace(binary.name);
  await using arrivals = await noteArrivals(place.host, PORT, most);
  const crowd = { services: count / SERVERS_EACH, servers: SERVERS_EACH, checkEvery: EVERY };
  const daemon = await place.start(binary, configuration({ ...crowd, tellsLateness: 1000 * WORTH_A_LINE }));
  await until(() => place.told.of('newDestination').count >= count, 100);
  await sleep(WARM_UP);
  const [began, before, said] = [now(), usageOf(daemon.pid).cpu, place.log().length];
  const slept = await run([sleeper, String(duration / SLEEP)]);
  const [ended, after] = [now(), usageOf(daemon.pid).cpu];
  const all = arrivals.between(began, ended);
  const gaps = all.flatMap((times) => times.slice(1).map((time, index) => time - (times[index] ?? 0)));
  return {
    share: (after - before) / (ended - began),
    rate: (1000 * all.flat().length) / (ended - began),
    lateness: ascending(gaps.map((gap) => gap - 1000 * EVERY)),
    told: ascending(latenessIn(place.log().slice(said))),
    sleeper: ascending(slept.split('\n').map((micros) => Number(micros) / 1000)),
  };
}

function latenessIn(log: string): Millis[] {
  return [...log.matchAll(/A thread timer expired ([\d.]+) seconds ago/g)].map(
    ([, seconds]) => 1000 * Number(seconds),
  );
}

function ascending(values: readonly Millis[]): readonly Millis[] {
  return values.toSorted((a, b) => a - b);
}
