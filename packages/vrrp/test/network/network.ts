import type { Micros } from '@kaconf/net';
import { type Event, encodeAdvertisement } from '../../src/index.ts';
import { dueAt, type Host, handle, type Outgoing } from './host.ts';

type Random = (limit: number) => number;

interface Arrival {
  readonly at: Micros;
  readonly host: Host;
  readonly event: Event;
}

/** What becomes of packets. Those that take longer than the next are overtaken. */
export interface Weather {
  readonly lossPercent: number;
  readonly duplicatePercent: number;
  /** Between the fastest packet and the slowest, in microseconds. */
  readonly jitter: number;
}

export const CLEAR: Weather = { lossPercent: 0, duplicatePercent: 0, jitter: 480 };
const LEAST_LATENCY = 20;
const SCRIPT_TAKES = 5_000;

/** A segment for each interface name, on which every host hears every other, unless it is told not to. */
export interface Network {
  readonly hosts: readonly Host[];
  readonly random: Random;
  readonly arrivals: Arrival[];
  now: Micros;
  weather: Weather;
  /** No packet takes longer, in microseconds, nor has since the first. */
  longestLatency: number;
  /** `host 1>host 2`: the second does not hear the first. */
  readonly cuts: Set<string>;
  /** Adverts of which no copy arrived at a host that could have heard them. */
  readonly losses: Loss[];
}

export interface Loss {
  readonly at: Micros;
  readonly segment: string | undefined;
  readonly from: Host;
  readonly to: Host;
}

export function isCut({ cuts }: Network, from: Host, to: Host): boolean {
  return cuts.has(`${from.name}>${to.name}`);
}

export function changeWeather(network: Network, weather: Weather): void {
  network.weather = weather;
  network.longestLatency = Math.max(network.longestLatency, LEAST_LATENCY + weather.jitter);
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
    else if (effect.type === 'runScript') runScript(network, host, effect.script);
    else killScript(network, host, effect);
  }
}

function runScript(network: Network, host: Host, script: string): void {
  if (host.script === 'hangs') return;
  const outcome = { type: 'exited', status: host.script === 'succeeds' ? 0 : 1 } as const;
  arrive(network, host, { type: 'scriptEnded', script, outcome }, SCRIPT_TAKES);
}

/** Some scripts ignore SIGTERM. */
function killScript(
  network: Network,
  host: Host,
  { script, signal }: Extract<Outgoing, { type: 'killScript' }>,
): void {
  if (signal === 'SIGTERM' && network.random(2) === 0) return;
  const outcome = { type: 'signalled', signal: signal === 'SIGTERM' ? 15 : 9 } as const;
  arrive(network, host, { type: 'scriptEnded', script, outcome }, SCRIPT_TAKES);
}

function broadcast(
  network: Network,
  from: Host,
  { instance, priority, source }: Extract<Outgoing, { type: 'advertise' }>,
): void {
  const plan = from.plan.instances.find(({ name }) => name === instance);
  if (!plan || !from.linkUp) return;
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
    const hears = host !== from && host.linkUp && host.state !== undefined && !isCut(network, from, host);
    if (!hears || carry(network, host, event) > 0) continue;
    network.losses.push({ at: network.now, segment: plan.interface, from, to: host });
  }
}

/** @returns how many copies will arrive */
function carry(network: Network, to: Host, event: Event): number {
  const { lossPercent, duplicatePercent, jitter } = network.weather;
  const copies = network.random(100) < duplicatePercent ? [1, 2] : [1];
  const carried = copies.filter(() => network.random(100) >= lossPercent);
  for (const _ of carried) arrive(network, to, event, LEAST_LATENCY + network.random(jitter));
  return carried.length;
}

function arrive({ arrivals, now }: Network, host: Host, event: Event, after: number): void {
  const at = (now + after) as Micros;
  const index = arrivals.findIndex((one) => one.at > at);
  arrivals.splice(index === -1 ? arrivals.length : index, 0, { at, host, event });
}
