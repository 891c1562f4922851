import { type Micros, seconds } from '@kaconf/net';
import { ip, randomNumbers } from '../literal.ts';
import { readConfiguration } from '../story/configuration.ts';
import { type Disturbance, disturbances } from './disturb.ts';
import { type Host, start } from './host.ts';
import { checkConverged, checkHosts, checkSegments, longestInterval, type Watch } from './invariants.ts';
import { CLEAR, happenNow, type Network, nextTime, send } from './network.ts';
import { Patience } from './patience.ts';

type Random = (limit: number) => number;

const DISTURBANCES = 12;
/** Seconds: less than a script takes to fail, and more. */
const PREEMPT_DELAYS = [0.35, 3] as const;
/** Everything that goes on at the end, scripts too, has come to rest. */
const CALM = 9_000_000;

/**
 * Two to five routers on a segment, or on two as a sync group, in virtual time; what happens to them is random, but for
 * a seed always the same.
 * @returns what went wrong and what had happened; `undefined` when all was well
 */
export function failureOf(seed: number): string | undefined {
  const random = randomNumbers(seed * 7919);
  const patience = new Patience();
  const network = randomNetwork(random, patience);
  const history = network.hosts.map(({ name, plan }) => `${name}: ${introduction(plan.instances)}`);
  try {
    runStory(network, patience, history);
    return undefined;
  } catch (error) {
    return `seed ${seed} at ${network.now} µs: ${String(error)}\n${history.join('\n')}`;
  }
}

function introduction(instances: Host['plan']['instances']): string {
  return instances
    .map(
      ({ version, family, basePriority, advertInterval, preempt, preemptDelay }) =>
        `version ${version}, IPv${family}, priority ${basePriority}, ${advertInterval} µs${preempt ? `, preempt_delay ${preemptDelay} µs` : ', nopreempt'}`,
    )
    .join('; ');
}

function runStory(network: Network, patience: Patience, history: string[]): void {
  const { random } = network;
  const watch: Watch = { patience, doubleSince: new Map(), nobodySince: new Map(), disturbedAt: network.now };
  const disturb = (name: string, what: Disturbance, host: Host) => {
    history.push(`${network.now}: ${host.name} ${name}`);
    what(network, host);
    if (!host.state) patience.forget(host);
    watch.disturbedAt = network.now;
  };
  const all = Object.entries(disturbances);
  for (const host of network.hosts) send(network, host, start(host, network.now));
  for (let count = 0; count < DISTURBANCES; count++) {
    pass(network, watch, random(5 * longestInterval(network.hosts)));
    const [name, what] = all[random(all.length)] ?? ['boot', disturbances.boot];
    const host = network.hosts[random(network.hosts.length)];
    if (host) disturb(name, what, host);
  }
  for (const host of network.hosts) {
    for (const name of ['unfreeze', 'script succeeds'] as const) disturb(name, disturbances[name], host);
  }
  for (const name of ['and everybody: the network heals', 'and everybody: the sky clears up'] as const) {
    for (const host of network.hosts.slice(0, 1)) disturb(name, disturbances[name], host);
  }
  pass(network, watch, 14 * longestInterval(network.hosts) + CALM + PREEMPT_DELAYS[1] * 1_000_000);
  checkConverged(network);
}

/** Lets time go by. */
function pass(network: Network, watch: Watch, duration: number): void {
  const end = (network.now + duration) as Micros;
  for (let next = nextTime(network); next !== undefined && next <= end; next = nextTime(network)) {
    // A higher priority may have shortened a wait to before now.
    network.now = Math.max(network.now, next) as Micros;
    happenNow(network);
    checkHosts(network);
    watch.patience.check(network.hosts, network.now);
    checkSegments(network, watch);
  }
  network.now = end;
}

function randomNetwork(random: Random, { witness }: Patience): Network {
  const version = 2 + random(2);
  const family = version === 3 && random(2) === 0 ? 6 : 4;
  const advertInterval = version === 2 ? 1 : ([0.01, 0.1, 1][random(3)] ?? 1);
  const everybodyPreempts = random(4) > 0;
  const grouped = random(3) === 0;
  const hosts = Array.from({ length: 2 + random(4) }, (_, index) => {
    const tracking = { track_script: { chk: random(3) === 0 ? 0 : -60 } };
    const priority = priorityFrom(random);
    const nopreempt = !everybodyPreempts && random(2) === 0;
    const common = {
      version,
      advert_int: advertInterval,
      priority,
      // An owner that begins as master is it at once.
      state: priority === 255 && random(2) === 0 ? 'MASTER' : 'BACKUP',
      nopreempt,
      preempt_delay: nopreempt ? 0 : (PREEMPT_DELAYS[random(6)] ?? 0),
      ...(grouped ? {} : tracking),
    };
    return { ...randomHost(index, family, common, grouped), witness };
  });
  const weather = { weather: CLEAR, longestLatency: CLEAR.jitter };
  return { hosts, random, arrivals: [], now: seconds(0), ...weather, cuts: new Set(), losses: [] };
}

/** Often the same as another's. */
function priorityFrom(random: Random): number {
  return [100, 150, 255][random(6)] ?? 1 + random(254);
}

const NETWORKS = {
  4: { eth0: '10.0.0.', eth1: '10.0.1.', virtual: [['10.0.0.10/24'], ['10.0.1.10/24']] },
  6: {
    eth0: 'fe80::',
    eth1: 'fe80::1:',
    virtual: [
      ['fe80::10/64', '2001:db8::10/64'],
      ['fe80::1:10/64', '2001:db8:1::10/64'],
    ],
  },
} as const;

function randomHost(index: number, family: 4 | 6, common: object, grouped: boolean): Omit<Host, 'witness'> {
  const { eth0, eth1, virtual } = NETWORKS[family];
  const first = { ...common, virtual_ipaddress: virtual[0] };
  const second = { ...common, interface: 'eth1', virtual_router_id: 52, virtual_ipaddress: virtual[1] };
  const { plan } = readConfiguration(
    JSON.stringify({
      vrrp_instance: { VI_1: first, ...(grouped ? { VI_2: second } : {}) },
      vrrp_sync_group: grouped ? { G: { group: ['VI_1', 'VI_2'], track_script: { chk: 0 } } } : {},
      vrrp_script: { chk: { interval: 2, fall: 2, rise: 2 } },
    }),
  );
  return {
    name: `host ${index + 1}`,
    addresses: { eth0: ip(`${eth0}${11 + index}`), eth1: ip(`${eth1}${11 + index}`) },
    plan,
    state: undefined,
    queue: undefined,
    linkUp: true,
    script: 'succeeds',
    held: new Set(),
  };
}
