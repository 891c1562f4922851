import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../../../clock.ts';
import type { Binary } from '../../../daemon/binary.ts';
import { usageOf } from '../../../daemon/usage.ts';
import type { ToldIpvs } from '../../../without-ipvs/told.ts';
import { type Crowd, configuration } from '../configuration.ts';
import { until } from '../until.ts';
import { makePlace } from './place.ts';

export interface Cost {
  readonly time: Millis;
  /** Of all its processes, also for what it does afterwards. */
  readonly cpu: Millis;
}

export interface Reloaded {
  /** From its start until IPVS has been told of all. */
  readonly start: Cost;
  /** For each reload that changes one weight: from SIGHUP until IPVS has been told. */
  readonly reloads: readonly Cost[];
}

/** Until a start or a reload has no more to do, also of what can wait. */
const AT_REST: Millis = 4000;

/** Lets it begin, then change the weight of one real server again and again. @param binary of those without IPVS */
export async function reload(binary: Binary, crowd: Crowd, count: number): Promise<Reloaded> {
  await using place = await makePlace(binary.name);
  const { told } = place;
  const began = now();
  const daemon = await place.start(binary, configuration(crowd));
  await until(() => isComplete(told, crowd), 20);
  const time = told.of('newDestination').at - began;
  await sleep(AT_REST);
  const start = { time, cpu: usageOf(daemon.pid).cpu };
  const reloads: Cost[] = [];
  for (let weight = 2; weight < count + 2; weight++) {
    const next = configuration({ ...crowd, lastWeight: weight });
    const before = { cpu: usageOf(daemon.pid).cpu, count: told.of('setDestination').count };
    await daemon.reload(next);
    const signalled = now();
    await until(() => told.of('setDestination').count > before.count, 20);
    await sleep(AT_REST);
    const { count: after, at } = told.of('setDestination');
    if (after !== before.count + 1) throw new Error(`one weight was changed ${after - before.count} times`);
    reloads.push({ time: at - signalled, cpu: usageOf(daemon.pid).cpu - before.cpu });
  }
  return { start, reloads };
}

function isComplete(told: ToldIpvs, { services, servers }: Crowd): boolean {
  return told.of('newService').count === services && told.of('newDestination').count === services * servers;
}
