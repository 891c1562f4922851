import { type Micros, seconds } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import { ip, randomNumbers } from './literal.ts';
import { type Disturbance, disturbances } from './network/disturb.ts';
import { type Host, start } from './network/host.ts';
import {
  checkConverged,
  checkHosts,
  checkSegments,
  longestInterval,
  type Watch,
} from './network/invariants.ts';
import { happenNow, type Network, nextTime, send } from './network/network.ts';
import { readConfiguration } from './story/configuration.ts';

type Random = (limit: number) => number;

/** Two or three routers on a segment, or on two as a sync group, in virtual time; what happens to them is random. */
describe('on a simulated network there is one master, and it has its addresses', () => {
  test.each([
    ['loss-free', { lossPercent: 0, grouped: false, seeds: 150 }],
    ['loss-free, in sync groups', { lossPercent: 0, grouped: true, seeds: 80 }],
    ['with a fifth of the packets lost', { lossPercent: 20, grouped: false, seeds: 80 }],
    ['with a fifth of the packets lost, in sync groups', { lossPercent: 20, grouped: true, seeds: 40 }],
  ])('%s', (_name, { seeds, ...options }) => {
    const failures = Array.from({ length: seeds }, (_, index) => failureOf(index + 1, options));
    expect(failures.filter((failure) => failure !== undefined)).toEqual([]);
  });
});

interface Options {
  readonly lossPercent: number;
  readonly grouped: boolean;
}

/** @returns what went wrong and what had happened, so that it can be had again */
function failureOf(seed: number, options: Options): string | undefined {
  const random = randomNumbers(seed * 7919);
  const network = randomNetwork(random, options);
  const history: string[] = [];
  try {
    runStory(network, random, history);
    return undefined;
  } catch (error) {
    return `seed ${seed} at ${network.now} µs: ${String(error)}\n${history.join('\n')}`;
  }
}

function runStory(network: Network, random: Random, history: string[]): void {
  const watch: Watch = { doubleSince: new Map(), disturbedAt: network.now };
  const disturb = (name: string, what: Disturbance, host: Host) => {
    history.push(`${network.now}: ${host.name} ${name}`);
    what(network, host);
    watch.disturbedAt = network.now;
  };
  const interval = longestInterval(network);
  const all = Object.entries(disturbances);
  for (const host of network.hosts) send(network, host, start(host, network.now));
  for (let count = 0; count < 8; count++) {
    pass(network, watch, random(5 * interval));
    const [name, what] = all[random(all.length)] ?? ['boot', disturbances.boot];
    const host = network.hosts[random(network.hosts.length)];
    if (host) disturb(name, what, host);
  }
  for (const host of network.hosts) {
    disturb('unfreeze', disturbances.unfreeze, host);
    disturb('heal', disturbances.heal, host);
  }
  network.lossPercent = 0;
  pass(network, watch, 14 * interval + 5_000_000);
  checkConverged(network);
}

/** Lets time go by. */
function pass(network: Network, watch: Watch, duration: number): void {
  const end = (network.now + duration) as Micros;
  for (let next = nextTime(network); next !== undefined && next <= end; next = nextTime(network)) {
    network.now = next;
    happenNow(network);
    checkHosts(network);
    checkSegments(network, watch);
  }
  network.now = end;
}

function randomNetwork(random: Random, { lossPercent, grouped }: Options): Network {
  const version = 2 + random(2);
  const advertInterval = version === 2 ? 1 : ([0.01, 0.1, 1][random(3)] ?? 1);
  const everybodyPreempts = random(4) > 0;
  const hosts = Array.from({ length: 2 + random(2) }, (_, index) => {
    const common = {
      version,
      advert_int: advertInterval,
      priority: 1 + random(254),
      nopreempt: !everybodyPreempts && random(2) === 0,
      ...(grouped ? {} : { track_script: { chk: -60 } }),
    };
    return randomHost(index, common, grouped);
  });
  return { hosts, random, arrivals: [], now: seconds(0), lossPercent, partitioned: false };
}

function randomHost(index: number, common: object, grouped: boolean): Host {
  const second = { interface: 'eth1', virtual_router_id: 52, virtual_ipaddress: ['10.0.1.10/24'] };
  const { plan } = readConfiguration(
    JSON.stringify({
      vrrp_instance: { VI_1: common, ...(grouped ? { VI_2: { ...common, ...second } } : {}) },
      vrrp_sync_group: grouped ? { G: { group: ['VI_1', 'VI_2'] } } : {},
      vrrp_script: { chk: { interval: 2, fall: 2, rise: 2 } },
    }),
  );
  const addresses = { eth0: ip(`10.0.0.${11 + index}`), eth1: ip(`10.0.1.${11 + index}`) };
  return {
    name: `host ${index + 1}`,
    addresses,
    plan,
    state: undefined,
    queue: undefined,
    linkUp: true,
    scriptSucceeds: true,
    held: new Set(),
  };
}
