import type { Micros } from '@kaconf/net';
import { deadline } from '../../src/index.ts';
import type { Host } from './host.ts';
import { isCut, type Network } from './network.ts';
import { type Patience, skew } from './patience.ts';

/** Follows a network, and throws when the protocol is broken. */
export interface Watch {
  readonly patience: Patience;
  /** Since when two hosts have both been master of a segment. */
  readonly doubleSince: Map<string, Micros>;
  /** Since when a host that could be master of a segment has seen that there is none. */
  readonly nobodySince: Map<string, Micros>;
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

/** Two masters, or none, no longer than the protocol allows. */
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
    for (const host of network.hosts) checkNobody(network, watch, segment, host, masters.length === 0);
  }
}

/**
 * RFC 9568 section 6.4.3, (725), RFC 3768 section 6.4.3: a master yields to the first advert of a better one that it
 * hears. That one sends one in each of its intervals, so two are masters for one interval, one more for each advert that
 * was lost between them, and the way of the packet; of two packets, since an older one, of before the last disturbance,
 * may come later. Where the lower cannot hear the higher, the protocol allows both.
 */
function checkPair(network: Network, watch: Watch, segment: string, lower: Host, higher: Host): void {
  const key = `${segment}|${lower.name}|${higher.name}`;
  const since = Math.max(watch.doubleSince.get(key) ?? network.now, watch.disturbedAt) as Micros;
  watch.doubleSince.set(key, since);
  if (isCut(network, higher, lower)) return;
  const lost = network.losses.filter(
    (loss) => loss.segment === segment && loss.from === higher && loss.to === lower && loss.at >= since,
  );
  const allowed = (1 + lost.length) * longestInterval([higher]) + 2 * network.longestLatency;
  if (network.now - since <= allowed) return;
  throw new Error(
    `${segment}: ${lower.name} has been master beside ${higher.name} for ${network.now - since} µs, ${lost.length} adverts were lost`,
  );
}

/**
 * RFC 9568 section 6.4.2, (475), RFC 3768 section 6.4.2: a backup that hears nothing waits for its Master_Down_Interval,
 * 3 (or `down_timer_adverts`) × the last master's interval + its skew, and is master. What was on its way when the last
 * master ceased may begin that wait once more. A sync group waits for its slowest member.
 */
function checkNobody(network: Network, watch: Watch, segment: string, host: Host, isNobody: boolean): void {
  const key = `${segment}|${host.name}`;
  const waits = isNobody ? masterDownIntervals(host, segment) : [];
  if (waits.length === 0) {
    watch.nobodySince.delete(key);
    return;
  }
  const since = Math.max(watch.nobodySince.get(key) ?? network.now, watch.disturbedAt) as Micros;
  watch.nobodySince.set(key, since);
  const allowed = Math.max(...waits) + network.longestLatency + 2;
  if (network.now - since <= allowed) return;
  throw new Error(
    `${segment}: ${host.name} could be master, and nobody has been for ${network.now - since} µs`,
  );
}

/** Of the instances that have to wait; none when the host cannot be master of the segment. */
function masterDownIntervals({ plan, state, queue }: Host, segment: string): number[] {
  if (!state || queue) return [];
  const concerned =
    plan.groups.length > 0 ? plan.instances : plan.instances.filter((one) => one.interface === segment);
  const waits = concerned.flatMap((one) => {
    const { role, priority = 0 } = state.instances[plan.instances.indexOf(one)] ?? {};
    if (role?.type !== 'backup') return [];
    return one.downTimerAdverts * role.masterAdvertInterval + skew(one, priority, role.masterAdvertInterval);
  });
  return waits.length === concerned.length ? waits : [];
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
