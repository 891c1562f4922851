import type { Config, VrrpInstance } from '@kaconf/config';
import { type Micros, micros } from '@kaconf/net';
import type { OwnInterface } from './own-interface.ts';
import type { GroupPlan, InstancePlan } from './plan.ts';

/** `interface_up_down_delays`: how long an interface must be down, or up, for it to count. */
export interface LinkDelayPlan {
  readonly interface: string;
  readonly down: Micros;
  readonly up: Micros;
}

/** `linkbeat_interfaces`: an interface whose driver does not tell of its link, but says when it is asked. */
export interface PolledLinkPlan {
  readonly interface: string;
  /** How it is asked; whatever it answers to when absent. */
  readonly how?: 'MII' | 'ETHTOOL' | 'IOCTL';
}

/** The interfaces on top of one have its delays: they lose their carrier with it. */
export function planLinkDelays(config: Config, ownInterfaces: readonly OwnInterface[]): LinkDelayPlan[] {
  return config.interface_up_down_delays.flatMap(({ interface: name, down, up }) => {
    const speakers = config.vrrp_instances.filter((instance) => instance.interface === name);
    const longest = Math.min(...speakers.map(longestDelay));
    const limited = {
      down: micros(Math.min(down, longest)),
      up: up === down || longest === 0 ? micros(Math.min(up, longest)) : up,
    };
    const above = ownInterfaces.filter(({ base }) => base === name);
    return [name, ...above.map((one) => one.name)].map((each) => ({ interface: each, ...limited }));
  });
}

/** Others must not take a master for dead that only waits to see. */
function longestDelay({ down_timer_adverts: adverts, advert_int: interval }: VrrpInstance): number {
  return adverts === 1 ? 0 : (adverts - 1) * interval - Math.floor(interval / 256);
}

/** Those of the instances, and only what matters to one. */
export function planPolledLinks(
  config: Config,
  instances: readonly InstancePlan[],
  groups: readonly GroupPlan[],
): PolledLinkPlan[] {
  const tracked = [...instances, ...groups].flatMap((one) => one.trackedInterfaces);
  const used = new Set([
    ...instances.map(({ baseInterface }) => baseInterface),
    ...tracked.map(({ name }) => name),
  ]);
  const listed = config.linkbeat_interfaces.map(({ interface: name, type }) => ({
    interface: name,
    ...(type && { how: type }),
  }));
  const wanted = config.vrrp_instances
    .filter((one) => config.linkbeat_use_polling || one.linkbeat_use_polling)
    .flatMap(({ interface: name }) => (name === undefined ? [] : [{ interface: name }]));
  const all = new Map<string, PolledLinkPlan>([...wanted, ...listed].map((one) => [one.interface, one]));
  return [...all.values()].filter((one) => used.has(one.interface));
}
