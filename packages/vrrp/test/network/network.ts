import type { Micros } from '@kaconf/net';
import { type Event, encodeAdvertisement } from '../../src/index.ts';
import { dueAt, type Host, handle, type Outgoing } from './host.ts';

type Random = (limit: number) => number;

interface Arrival {
  readonly at: Micros;
  readonly host: Host;
  readonly event: Event;
}

const LATENCY = { least: 20, spread: 480 };
/** No packet takes longer, in microseconds. */
export const LONGEST_LATENCY = LATENCY.least + LATENCY.spread;
const SCRIPT_TAKES = 5_000;

/** A segment for each interface name, on which every host hears every other, unless it is told not to. */
export interface Network {
  readonly hosts: readonly Host[];
  readonly random: Random;
  readonly arrivals: Arrival[];
  now: Micros;
  /** Of a hundred packets. */
  lossPercent: number;
  /** Nobody hears anybody. */
  partitioned: boolean;
}

/** @returns the time of what happens next; `undefined` when nothing will */
export function nextTime({ arrivals, hosts }: Network): Micros | undefined {
  const times = [arrivals[0]?.at, ...hosts.map(dueAt)].filter((time) => time !== undefined);
  return times.length === 0 ? undefined : (Math.min(...times) as Micros);
}

/** What arrives now, before any timer that is due now: as the daemon drains its sockets. */
export function happenNow(network: Network): void {
  while (network.arrivals[0] && network.arrivals[0].at <= network.now) {
    const { host, event } = network.arrivals.shift() as Arrival;
    send(network, host, handle(host, event, network.now));
  }
  for (const host of network.hosts) {
    const due = dueAt(host);
    if (due === undefined || due > network.now) continue;
    send(network, host, handle(host, { type: 'timer' }, network.now));
    const next = dueAt(host);
    if (next !== undefined && next <= network.now) throw new Error(`${host.name}: a deadline in the past`);
  }
}

export function send(network: Network, host: Host, outgoing: readonly Outgoing[]): void {
  for (const effect of outgoing) {
    if (effect.type === 'advertise') broadcast(network, host, effect);
    else if (effect.type === 'runScript') {
      const outcome = { type: 'exited', status: host.scriptSucceeds ? 0 : 1 } as const;
      arrive(network, host, { type: 'scriptEnded', script: effect.script, outcome }, SCRIPT_TAKES);
    }
  }
}

function broadcast(
  network: Network,
  from: Host,
  { instance, priority, source }: Extract<Outgoing, { type: 'advertise' }>,
): void {
  const plan = from.plan.instances.find(({ name }) => name === instance);
  if (!plan || !from.linkUp || network.partitioned) return;
  const endpoints = { source, destination: plan.multicastGroup };
  const addresses = plan.virtualAddresses.map(({ prefix }) => prefix.address);
  const payload = encodeAdvertisement({ ...plan, priority, addresses, password: undefined }, endpoints);
  const event: Event = {
    type: 'datagram',
    interface: plan.interface,
    ...endpoints,
    hopLimit: 255,
    payload,
    wallClock: network.now,
  };
  for (const host of network.hosts) {
    const hears = host !== from && host.linkUp && host.state !== undefined;
    if (!hears || network.random(100) < network.lossPercent) continue;
    arrive(network, host, event, LATENCY.least + network.random(LATENCY.spread));
  }
}

function arrive({ arrivals, now }: Network, host: Host, event: Event, after: number): void {
  const at = (now + after) as Micros;
  const index = arrivals.findIndex((one) => one.at > at);
  arrivals.splice(index === -1 ? arrivals.length : index, 0, { at, host, event });
}
