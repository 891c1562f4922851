import type { Micros } from '@kaconf/net';
import type { Host } from './host.ts';
import { LONGEST_LATENCY, type Network } from './network.ts';

/** Follows a network, and throws when the protocol is broken. */
export interface Watch {
  /** Since when an interface name's segment has had two masters. */
  readonly doubleSince: Map<string, Micros>;
  /** When the network was last disturbed. */
  disturbedAt: Micros;
}

/** A master has all its addresses and nobody else has any; a sync group's members are masters together. */
export function checkHosts({ hosts }: Network): void {
  for (const { name, state, plan, held } of hosts) {
    const masters = plan.instances.filter((_, index) => state?.instances[index]?.role.type === 'master');
    const expected = masters.flatMap((one) =>
      one.virtualAddresses.map(({ prefix }) => `${prefix.address} ${one.interface}`),
    );
    if ([...held].sort().join() !== expected.sort().join()) {
      throw new Error(`${name} is master of ${expected.join()} and holds ${[...held].join()}`);
    }
    const together = masters.length === 0 || masters.length === plan.instances.length;
    if (plan.groups.length > 0 && !together) throw new Error(`${name}: the sync group is torn`);
  }
}

/**
 * While all hear each other two masters last no longer than it takes to hear of each other: the higher one's interval
 * and a packet's way. Right after a promotion that advert is on its way already.
 */
export function checkSegments(network: Network, watch: Watch): void {
  const excused = network.partitioned || network.lossPercent > 0;
  for (const segment of segmentsOf(network)) {
    const masters = mastersOn(network, segment);
    if (masters.length < 2 || excused) {
      watch.doubleSince.delete(segment);
      continue;
    }
    const since = Math.max(watch.doubleSince.get(segment) ?? network.now, watch.disturbedAt);
    watch.doubleSince.set(segment, since as Micros);
    const allowed = longestInterval(network) + 2 * LONGEST_LATENCY;
    if (network.now - since > allowed) {
      const names = masters.map(({ name }) => name).join(' and ');
      throw new Error(`${segment} has had the masters ${names} for ${network.now - since} µs`);
    }
  }
}

/** After a long calm there is one master for each segment, and nobody who would preempt it. */
export function checkConverged(network: Network): void {
  const able = network.hosts.filter(({ state, linkUp }) => state && linkUp);
  for (const segment of segmentsOf(network)) {
    const masters = mastersOn(network, segment);
    if (masters.length !== Math.min(able.length, 1)) {
      throw new Error(`${segment} has ${masters.length} masters and ${able.length} able hosts`);
    }
    const best = Math.max(...able.filter(preempts).map((host) => priorityOn(host, segment)));
    const [master] = masters;
    if (master && priorityOn(master, segment) < best) {
      throw new Error(`${segment}: ${master.name} is master, somebody has ${best}`);
    }
  }
}

export function longestInterval({ hosts }: Network): number {
  return Math.max(...hosts.flatMap(({ plan }) => plan.instances.map(({ advertInterval }) => advertInterval)));
}

function segmentsOf({ hosts }: Network): Set<string> {
  return new Set(hosts.flatMap(({ plan }) => plan.instances.flatMap((one) => one.interface ?? [])));
}

/** Those that are awake: who is frozen knows nothing of its mastership. */
function mastersOn({ hosts }: Network, segment: string): Host[] {
  return hosts.filter(
    ({ state, queue, plan }) =>
      !queue &&
      plan.instances.some(
        (one, index) => one.interface === segment && state?.instances[index]?.role.type === 'master',
      ),
  );
}

function preempts({ plan }: Host): boolean {
  return plan.instances.every((one) => one.preempt);
}

function priorityOn({ plan, state }: Host, segment: string): number {
  const index = plan.instances.findIndex((one) => one.interface === segment);
  return state?.instances[index]?.priority ?? 0;
}
