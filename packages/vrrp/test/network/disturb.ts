import { seconds } from '@kaconf/net';
import type { InstancePlan } from '../../src/index.ts';
import { prefix } from '../literal.ts';
import { type Host, handle, interfaceEvents, reconfigure, start, switchOff, thaw } from './host.ts';
import { CLEAR, changeWeather, type Network, send } from './network.ts';

/** Something that happens to a host, or to all; what cannot happen to it now does not. */
export type Disturbance = (network: Network, host: Host) => void;

const crash: Disturbance = (_network, host) => switchOff(host);

const boot: Disturbance = (network, host) => {
  if (!host.state) send(network, host, start(host, network.now));
};

const stop: Disturbance = (network, host) => {
  if (host.queue) return;
  send(network, host, handle(host, { type: 'shutdown', keepAddresses: false }, network.now));
  switchOff(host);
};

const restart: Disturbance = (network, host) => {
  stop(network, host);
  boot(network, host);
};

const freeze: Disturbance = (_network, host) => {
  if (host.state) host.queue ??= [];
};

const unfreeze: Disturbance = (network, host) => {
  if (host.queue) send(network, host, thaw(host, network.now));
};

const link =
  (up: boolean): Disturbance =>
  (network, host) => {
    if (host.linkUp === up) return;
    host.linkUp = up;
    for (const event of interfaceEvents(host)) send(network, host, handle(host, event, network.now));
  };

const flap: Disturbance = (network, host) => {
  link(!host.linkUp)(network, host);
  link(!host.linkUp)(network, host);
};

const script =
  (outcome: Host['script']): Disturbance =>
  (_network, host) => {
    host.script = outcome;
  };

type Change = (before: InstancePlan) => Partial<InstancePlan>;

/** The same for all instances of the host. */
const reloadWith =
  (changeIn: (network: Network) => Change): Disturbance =>
  (network, host) => {
    const change = changeIn(network);
    const instances = host.plan.instances.map((one) => ({ ...one, ...change(one) }));
    send(network, host, reconfigure(host, { ...host.plan, instances }, network.now));
  };

const repriorize = reloadWith(({ random }) => {
  const basePriority = 1 + random(254);
  return () => ({ basePriority });
});

const changeMind = reloadWith(() => ({ preempt }) => ({ preempt: !preempt }));

/** Version 2 has to have the same everywhere. */
const changeInterval = reloadWith(({ random }) => {
  const advertInterval = seconds([0.02, 0.1, 0.5, 1][random(4)] ?? 1);
  return ({ version }) => (version === 2 ? {} : { advertInterval });
});

const changeAddresses = reloadWith(() => ({ interface: name = 'eth0', virtualAddresses }) => {
  const other = { prefix: prefix('10.0.9.9/24'), interface: name, scope: 0 };
  const [first = other, second] = virtualAddresses;
  return { virtualAddresses: second ? [first] : [first, other] };
});

/** Two parts of which neither hears the other. */
const partition: Disturbance = ({ hosts, random, cuts }) => {
  const side = new Map(hosts.map((host) => [host, random(2)]));
  for (const from of hosts) {
    for (const to of hosts) if (side.get(from) !== side.get(to)) cuts.add(`${from.name}>${to.name}`);
  }
};

const deafen: Disturbance = ({ hosts, random, cuts }, to) => {
  const from = hosts[random(hosts.length)];
  if (from && from !== to) cuts.add(`${from.name}>${to.name}`);
};

const heal: Disturbance = ({ cuts }) => cuts.clear();

const storm: Disturbance = (network) => {
  const jitter = [480, 20_000, 200_000][network.random(3)] ?? CLEAR.jitter;
  changeWeather(network, { lossPercent: 30, duplicatePercent: 10, jitter });
};

const clearUp: Disturbance = (network) => changeWeather(network, CLEAR);

export const disturbances = {
  crash,
  boot,
  stop,
  restarts: restart,
  freeze,
  unfreeze,
  'link down': link(false),
  'link up': link(true),
  'link flaps': flap,
  'script fails': script('fails'),
  'script hangs': script('hangs'),
  'script succeeds': script('succeeds'),
  'reloads another priority': repriorize,
  'reloads another mind about preempting': changeMind,
  'reloads another interval': changeInterval,
  'reloads other addresses': changeAddresses,
  'and everybody: the network is partitioned': partition,
  'does not hear somebody': deafen,
  'and everybody: the network heals': heal,
  'and everybody: a storm begins': storm,
  'and everybody: the sky clears up': clearUp,
} as const satisfies Record<string, Disturbance>;
