import type { RouterPlan } from '../../src/index.ts';
import { type Host, handle, interfaceEvents, reconfigure, start, switchOff, thaw } from './host.ts';
import { type Network, send } from './network.ts';

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

const script =
  (succeeds: boolean): Disturbance =>
  (_network, host) => {
    host.scriptSucceeds = succeeds;
  };

const repriorize: Disturbance = (network, host) => {
  const plan = withPriority(host.plan, 1 + network.random(254));
  send(network, host, reconfigure(host, plan, network.now));
};

const partition: Disturbance = (network) => {
  network.partitioned = true;
};

const heal: Disturbance = (network) => {
  network.partitioned = false;
};

export const disturbances = {
  crash,
  boot,
  stop,
  freeze,
  unfreeze,
  'link down': link(false),
  'link up': link(true),
  'script fails': script(false),
  'script succeeds': script(true),
  repriorize,
  partition,
  heal,
} as const satisfies Record<string, Disturbance>;

function withPriority(plan: RouterPlan, basePriority: number): RouterPlan {
  return { ...plan, instances: plan.instances.map((one) => ({ ...one, basePriority })) };
}
