import type { Micros } from '@kaconf/net';
import { deadline } from '../../src/index.ts';
import type { Host } from './host.ts';
import { isCut, type Network } from './network.ts';
import type { Patience } from './patience.ts';

/** Follows a network, and throws when the protocol is broken. */
export interface Watch {
  readonly patience: Patience;
  /** Since when two hosts have both been master of a segment. */
  readonly doubleSince: Map<string, Micros>;
  /** When the network was last disturbed. */
  disturbedAt: Micros;
}

/** A master has all its addresses and nobody else has any; a sync group's members are masters together. */
export function checkHosts({ hosts, now }: Network): void {
  for (const host of hosts) {
    const { name, state, plan, held, queue } = host;
    const masters = plan.instances.filter((_, index) => state?.instances[index]?.role.type === 'master');
    const expected = masters.flatMap((one) =>
      one.virtualAddresses.map(({ prefix }) => `${prefix.address} ${one.interface}`),
    );
    if ([...held].sort().join() !== expected.sort().join()) {
      throw new Error(`${name} is master of ${expected.join()} and holds ${[...held].join()}`);
    }
    const together = masters.length === 0 || masters.length === plan.instances.length;
    if (plan.groups.length > 0 && !together) throw new Error(`${name}: the sync group is torn`);
    if (!queue) checkDeadlines(host, now);
  }
}

/** Whoever takes part has something to wait for, and a master never longer than its interval. */
function checkDeadlines({ name, state, plan, linkUp }: Host, now: Micros): void {
  if (!state) return;
  const due = deadline(state);
  plan.instances.forEach((one, index) => {
    const { role, priority } = state.instances[index] ?? {};
    if (priority === undefined || priority < 1 || priority > 255) throw new Error(`${name} has ${priority}`);
    if (role?.type === 'fault' || role?.type === 'initial') return;
    if (!linkUp) throw new Error(`${name} is ${role?.type} without a link`);
    if (due === undefined) throw new Error(`${name} is ${role?.type} and waits for nothing`);
    if (role?.type === 'master' && role.advertAt - now > one.advertInterval) {
      throw new Error(`${name} is master and advertises in ${role.advertAt - now} µs`);
    }
  });
}

/**
 * Two masters of which the lower hears the higher last no longer than it takes it to: the higher one's interval and a
 * packet's way. Right after a promotion that advert is on its way already.
 */
export function checkSegments(network: Network, watch: Watch): void {
  for (const segment of segmentsOf(network)) {
    const masters = mastersOn(network, segment).toSorted((one, other) => compare(one, other, segment));
    for (const [index, lower] of masters.entries()) {
      for (const higher of masters.slice(index + 1)) checkPair(network, watch, segment, lower, higher);
    }
    const names = new Set(masters.map(({ name }) => name));
    for (const key of watch.doubleSince.keys()) {
      const [on, one = '', other = ''] = key.split('|');
      if (on === segment && !(names.has(one) && names.has(other))) watch.doubleSince.delete(key);
    }
  }
}

function checkPair(network: Network, watch: Watch, segment: string, lower: Host, higher: Host): void {
  const key = `${segment}|${lower.name}|${higher.name}`;
  const since = Math.max(watch.doubleSince.get(key) ?? network.now, watch.disturbedAt) as Micros;
  watch.doubleSince.set(key, since);
  if (network.weather.lossPercent > 0 || isCut(network, higher, lower)) return;
  const allowed = longestInterval([higher]) + 2 * network.longestLatency;
  if (network.now - since <= allowed) return;
  throw new Error(
    `${segment}: ${lower.name} has been master beside ${higher.name} for ${network.now - since} µs`,
  );
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

export function longestInterval(hosts: readonly Host[]): number {
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

/** By priority, then by address; all addresses are as long as each other. */
function compare(one: Host, other: Host, segment: string): number {
  const difference = priorityOn(one, segment) - priorityOn(other, segment);
  return difference || ((one.addresses[segment] ?? '') < (other.addresses[segment] ?? '') ? -1 : 1);
}

function priorityOn({ plan, state }: Host, segment: string): number {
  const index = plan.instances.findIndex((one) => one.interface === segment);
  return state?.instances[index]?.priority ?? 0;
}
