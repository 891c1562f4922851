/**
 * How steadily 250 virtual routers advertise ten times a second, and what it costs: ours and the real one, one after
 * the other on the same idle network. `node packages/testlab/src/bench/jitter.ts`
 */
import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../clock.ts';
import { type Binary, ours, real } from '../daemon/binary.ts';
import { configuration, vrrpInstance } from '../daemon/configuration.ts';
import { startDaemon } from '../daemon/daemon.ts';
import { usageOf } from '../daemon/usage.ts';
import { makeNetwork } from '../network/network.ts';
import { gapsOf } from '../observer/gaps.ts';
import { openObserver } from '../observer/observer.ts';
import { adverts } from '../observer/query.ts';
import { quantile } from './quantile.ts';
import { markdownTable } from './table.ts';

const INSTANCES = 250;
const INTERVAL: Millis = 100;
const WARM_UP: Millis = 3000;
const DURATION: Millis = 10_000;

interface Steadiness {
  /** Adverts a second. */
  readonly rate: number;
  /** How much later than one interval after the one before, ascending. */
  readonly lateness: readonly Millis[];
  /** Of one processor. */
  readonly cpuPercent: number;
}

const instances = Array.from({ length: INSTANCES }, (_, index) =>
  vrrpInstance({
    name: `VI_${index + 1}`,
    virtualRouterId: index + 1,
    version: 3,
    advertInterval: INTERVAL / 1000,
    priority: 150,
    addresses: [`10.0.1.${index + 1}/24`],
  }),
);

async function measure(binary: Binary): Promise<Steadiness> {
  await using network = await makeNetwork({ a: ['10.0.0.11/24'] });
  await using observer = await openObserver(network.bridge);
  await using daemon = await startDaemon(network.hosts.a, binary, configuration(...instances));
  await daemon.enters('MASTER', 20_000, 0, `VI_${INSTANCES}`);
  // Not a competitor of what it measures; what it starts would inherit this, so it starts nothing meanwhile.
  setPriority(constants.priority.PRIORITY_LOW);
  await sleep(WARM_UP);
  const [start, before] = [now(), usageOf(daemon.pid).cpu];
  await sleep(DURATION);
  const [end, after] = [now(), usageOf(daemon.pid).cpu];
  setPriority(constants.priority.PRIORITY_NORMAL);
  const sent = adverts(observer.entries).filter(({ time }) => time >= start && time < end);
  const gaps = gapsOf(sent);
  return {
    // From advert to advert: a window cuts bursts, and one burst more or less is one per cent.
    rate: (1000 * INSTANCES * gaps.length) / gaps.reduce((total, gap) => total + gap, 0),
    lateness: gaps.map((gap) => gap - INTERVAL).toSorted((a, b) => a - b),
    cpuPercent: (100 * (after - before)) / (end - start),
  };
}

const late = (ascending: readonly number[], share: number) => `${quantile(ascending, share).toFixed(2)} ms`;

const rows = [];
for (const binary of [ours(), real()]) {
  const { rate, lateness, cpuPercent } = await measure(binary);
  rows.push([
    binary.name,
    rate.toFixed(1),
    late(lateness, 0.5),
    late(lateness, 0.99),
    late(lateness, 1),
    `${cpuPercent.toFixed(1)} %`,
  ]);
}
const head = ['keepalived', `adverts/s of ${(1000 * INSTANCES) / INTERVAL}`, 'late p50', 'p99', 'max', 'CPU'];
console.log(markdownTable(head, rows));
