import { type IpAddress, type Micros, plus } from '@kaconf/net';
import type { Advertisement } from '../packet/advertisement.ts';
import type { InstancePlan } from '../plan/plan.ts';
import { detail, type Effect, info } from '../router/effect.ts';
import type { Datagram } from '../router/event.ts';
import { notify } from './announce.ts';
import type { Backup, Instance } from './instance.ts';
import { PRIORITY_OWNER, PRIORITY_STOP } from './priority.ts';
import { promoteOwner } from './rival-owner.ts';
import type { InstanceStep, Situation } from './situation.ts';
import { instanceSkew, masterDownInterval } from './timers.ts';

/** What is known of the master already. */
export type Known = Partial<
  Pick<Backup, 'master' | 'heardPriority' | 'masterAdvertInterval' | 'masterDownAt'>
>;

/** RFC 5798 section 6.4.1, (155) to (165): if nothing is known, our own interval tells when the master is down. */
export function enterBackup(
  { plan, now }: Situation,
  instance: Instance,
  cause: string,
  known: Known = {},
  suffix = '',
): InstanceStep {
  const interval = known.masterAdvertInterval ?? plan.advertInterval;
  const role: Backup = {
    type: 'backup',
    masterDownAt: plus(now, masterDownInterval(plan, instance.priority, interval)),
    masterAdvertInterval: interval,
    master: undefined,
    heardPriority: undefined,
    preemptAt: undefined,
    heldByGroup: false,
    ...known,
  };
  return [
    { ...instance, role, complaints: [] },
    [info(`(${plan.name}) Entering BACKUP STATE${suffix}`), notify(plan, 'BACKUP', instance.priority, cause)],
  ];
}

/** An advert in Backup state: RFC 5798 section 6.4.2, (420) to (485). */
export function backupReceives(
  situation: Situation,
  instance: Instance,
  role: Backup,
  datagram: Datagram,
  advert: Advertisement,
): InstanceStep {
  const { source } = datagram;
  const isNews = role.master !== source;
  const heard = isNews ? { ...instance, complaints: [] } : instance;
  const isRival = !isNews && advert.priority === PRIORITY_OWNER;
  const [restored, texts] = isRival
    ? [heard, []]
    : promoteOwner(situation, heard, 'received advert with lower priority');
  const [next, effects] = electAgainst(situation, restored, role, datagram, advert);
  return [next, [...texts, ...effects]];
}

function electAgainst(
  situation: Situation,
  instance: Instance,
  role: Backup,
  datagram: Datagram,
  advert: Advertisement,
): InstanceStep {
  const { plan, now } = situation;
  if (advert.priority === PRIORITY_STOP) return masterStops(situation, instance, role);
  if (advert.priority >= instance.priority || !plan.preempt) {
    return follow(situation, instance, role, datagram, advert, undefined);
  }
  const preemptAt = role.preemptAt ?? plus(now, plan.preemptDelay);
  return preemptAt > now
    ? follow(situation, instance, role, datagram, advert, preemptAt)
    : disregard(situation, instance, role, datagram, advert);
}

/** (430): nobody is master now, so the skew alone decides who is first. */
function masterStops({ plan, now }: Situation, instance: Instance, role: Backup): InstanceStep {
  const masterDownAt = plus(now, instanceSkew(plan, instance.priority, role.masterAdvertInterval));
  return [
    { ...instance, role: { ...role, masterDownAt, heardPriority: PRIORITY_STOP } },
    [detail(`(${plan.name}) Backup received priority 0 advertisement`)],
  ];
}

/** (450) to (460): the sender is the master; wait for it to go silent, by its own interval. */
function follow(
  { plan, now }: Situation,
  instance: Instance,
  role: Backup,
  { source }: Datagram,
  advert: Advertisement,
  preemptAt: Micros | undefined,
): InstanceStep {
  const interval = plan.version === 3 ? advert.advertInterval : plan.advertInterval;
  const followed: Backup = {
    ...role,
    masterDownAt: plus(now, masterDownInterval(plan, instance.priority, interval)),
    masterAdvertInterval: interval,
    master: source,
    heardPriority: advert.priority,
    preemptAt,
    heldByGroup: false,
  };
  return [
    { ...instance, role: followed, masterPriority: advert.priority },
    [...intervalText(plan.name, role.masterAdvertInterval, interval), ...preemptText(plan, role, followed)],
  ];
}

/** (470): the election goes on as if the sender had been silent. */
function disregard(
  { plan }: Situation,
  instance: Instance,
  role: Backup,
  { source }: Datagram,
  { priority }: Advertisement,
): InstanceStep {
  return [
    { ...instance, role: { ...role, master: source, heardPriority: priority } },
    [
      info(`(${plan.name}) received lower priority (${priority}) advert from ${source} - discarding`),
      { type: 'drop', reason: 'lower priority', interface: plan.interface, instance: plan.name },
    ],
  ];
}

/** Said before anything else about an advert of a master that is another. */
export function masterText(name: string, { master: before }: Backup, master: IpAddress): Effect[] {
  if (before === master) return [];
  const text =
    before === undefined ? `master set to ${master}` : `master changed from ${before} to ${master}`;
  return [detail(`(${name}) ${text}`)];
}

/** Version 3 learns the master's interval. */
export function intervalText(name: string, before: Micros, after: Micros): Effect[] {
  if (before === after) return [];
  const text = `advertisement interval updated from ${before / 1000}ms to ${after / 1000}ms by master`;
  return [detail(`(${name}) ${text}`)];
}

function preemptText({ name, preemptDelay }: InstancePlan, before: Backup, after: Backup): Effect[] {
  if ((before.preemptAt === undefined) === (after.preemptAt === undefined)) return [];
  const text =
    after.preemptAt === undefined
      ? 'stop preempt delay'
      : `start preempt delay (${(preemptDelay / 1_000_000).toFixed(6)})`;
  return [detail(`(${name}) ${text}`)];
}

/** The election is ours, but the sync group is not ready: ask again after another master-down time. */
export function holdForGroup({ plan, now }: Situation, instance: Instance, role: Backup): InstanceStep {
  const wait = masterDownInterval(plan, instance.priority, role.masterAdvertInterval);
  return [{ ...instance, role: { ...role, masterDownAt: plus(now, wait), heldByGroup: true } }, []];
}
