import { setTimeout as sleep } from 'node:timers/promises';
import { describe, test } from 'vitest';
import type { Millis } from '../src/clock.ts';
import { type Daemon, startDaemon } from '../src/daemon/daemon.ts';
import { configuration, conflicts, now, ours, real, reigns, vrrpInstance } from '../src/index.ts';
import { atRandom, between, drop } from '../src/network/drops.ts';
import { makeNetwork, type Network } from '../src/network/network.ts';
import type { WireEvent } from '../src/observer/event.ts';
import { type Observer, openObserver } from '../src/observer/observer.ts';
import { adverts } from '../src/observer/query.ts';
import { startWeather } from '../src/weather/weather.ts';

/** Ours and the real one by turns, the first with the highest priority. */
const names = ['a', 'b', 'c', 'd', 'e'] as const;
type Name = (typeof names)[number];

const INTERVAL: Millis = 100;
/** Three intervals and the skew of the lowest priority, 110. */
const LONGEST_WAIT: Millis = 357.03125;
const STORM = { lossPercent: 30, duplicatePercent: 10, jitter: 200 } as const;
/** What a busy machine may add. */
const TOLERANCE: Millis = 250;

function priority(index: number): number {
  return 150 - 10 * index;
}

function addressOf(name: Name): string {
  return `10.0.0.${11 + names.indexOf(name)}`;
}

interface Crowd extends AsyncDisposable {
  readonly network: Network<Name>;
  readonly observer: Observer;
}

async function startCrowd(): Promise<Crowd> {
  await using made = new AsyncDisposableStack();
  const plan = { a: [], b: [], c: [], d: [], e: [] } satisfies Record<Name, string[]>;
  for (const name of names) Object.assign(plan, { [name]: [`${addressOf(name)}/24`] });
  const network = made.use(await makeNetwork<Name>(plan));
  const observer = made.use(await openObserver(network.bridge));
  const daemons: Daemon[] = [];
  for (const [index, name] of names.entries()) {
    const text = configuration(
      vrrpInstance({
        version: 3,
        advertInterval: INTERVAL / 1000,
        priority: priority(index),
        addresses: ['10.0.0.10/24'],
      }),
    );
    daemons.push(made.use(await startDaemon(network.hosts[name], index % 2 ? real() : ours(), text)));
  }
  await Promise.all(daemons.map((daemon) => daemon.enters('BACKUP', 15_000)));
  await daemons[0]?.enters('MASTER', 15_000);
  await sleep(10 * INTERVAL);
  const kept = made.move();
  return { network, observer, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** The longest time during which two were master. */
function longestQuarrel(events: readonly WireEvent[]): Millis {
  const overlaps = conflicts(events).map(
    ({ incumbent, intruder }) => Math.min(incumbent.until, intruder.until) - intruder.from,
  );
  return Math.max(0, ...overlaps);
}

/** The longest time without any advert. */
function longestSilence(events: readonly WireEvent[]): Millis {
  const times = adverts(events).map(({ time }) => time);
  return Math.max(0, ...times.map((time, index) => time - (times[index - 1] ?? time)));
}

/** Who advertised in the last three intervals. */
function mastersNow({ observer }: Crowd): readonly string[] {
  const recent = observer.entries.filter(({ time }) => time > now() - 3 * INTERVAL);
  return [...new Set(reigns(recent).map(({ source }) => source))].toSorted();
}

function since(observer: Observer, time: Millis): readonly WireEvent[] {
  return observer.entries.filter((event) => event.time >= time);
}

describe('five routers under fire', () => {
  test('30 % random loss: no two masters for longer than ten adverts can be lost, nor none', {
    retry: 2,
  }, async ({ expect }) => {
    await using crowd = await startCrowd();
    const began = now();
    await drop(crowd.network.bridge, atRandom(30));
    await sleep(15_000);
    const events = since(crowd.observer, began);
    const [quarrel, silence] = [longestQuarrel(events), longestSilence(events)];
    const intruders = conflicts(events).length;
    console.log(
      `${intruders} times two masters, for ${quarrel.toFixed(0)} ms at most; none for ${silence.toFixed(0)} ms at most`,
    );
    expect(intruders).toBeGreaterThan(0);
    expect(quarrel).toBeLessThan(10 * INTERVAL + TOLERANCE);
    expect(silence).toBeLessThan(LONGEST_WAIT + TOLERANCE);
    await drop(crowd.network.bridge);
    await sleep(10 * INTERVAL);
    expect(mastersNow(crowd)).toEqual(['10.0.0.11']);
  });

  test('a storm of loss, 200 ms of jitter, duplicates and packets out of order: no worse', {
    retry: 2,
  }, async ({ expect }) => {
    await using crowd = await startCrowd();
    const began = now();
    {
      await using _storm = await startWeather(crowd.network, STORM);
      await sleep(15_000);
    }
    const events = since(crowd.observer, began);
    const [quarrel, silence] = [longestQuarrel(events), longestSilence(events)];
    const intruders = conflicts(events).length;
    console.log(
      `${intruders} times two masters, for ${quarrel.toFixed(0)} ms at most; none for ${silence.toFixed(0)} ms at most`,
    );
    expect(intruders).toBeGreaterThan(0);
    expect(quarrel).toBeLessThan(10 * INTERVAL + STORM.jitter + TOLERANCE);
    expect(silence).toBeLessThan(LONGEST_WAIT + STORM.jitter + TOLERANCE);
    await sleep(10 * INTERVAL);
    expect(mastersNow(crowd)).toEqual(['10.0.0.11']);
  });

  test('a one-way cut: who does not hear the master takes over, and yields with the first advert it hears', {
    retry: 2,
  }, async ({ expect }) => {
    await using crowd = await startCrowd();
    const { observer, network } = crowd;
    await drop(network.bridge, between(['a'], ['c']));
    await sleep(10 * INTERVAL);
    expect(mastersNow(crowd)).toEqual(['10.0.0.11', '10.0.0.13']);
    const healed = now();
    await drop(network.bridge);
    await sleep(10 * INTERVAL);
    expect(mastersNow(crowd)).toEqual(['10.0.0.11']);
    expect(longestQuarrel(since(observer, healed))).toBeLessThan(INTERVAL + TOLERANCE);
    expect(await network.hosts.c.hasAddress('10.0.0.10')).toBe(false);
  });

  test('a partition: each side has its master in time, and after it has healed there is one', {
    retry: 2,
  }, async ({ expect }) => {
    await using crowd = await startCrowd();
    const { observer, network } = crowd;
    const [left, right] = [
      ['a', 'b'],
      ['c', 'd', 'e'],
    ] as const;
    const parted = now();
    await drop(network.bridge, between(left, right), between(right, left));
    await sleep(10 * INTERVAL);
    expect(mastersNow(crowd)).toEqual(['10.0.0.11', '10.0.0.13']);
    const [first] = adverts(observer.entries, '10.0.0.13');
    expect((first?.time ?? Number.NaN) - parted).toBeLessThan(LONGEST_WAIT + TOLERANCE);
    const healed = now();
    await drop(network.bridge);
    await sleep(10 * INTERVAL);
    expect(mastersNow(crowd)).toEqual(['10.0.0.11']);
    expect(longestQuarrel(since(observer, healed))).toBeLessThan(INTERVAL + TOLERANCE);
    expect(longestSilence(since(observer, parted))).toBeLessThan(LONGEST_WAIT + TOLERANCE);
    for (const name of right) expect(await network.hosts[name].hasAddress('10.0.0.10')).toBe(false);
  });
});
