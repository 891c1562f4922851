import { type Micros, plus } from '@kaconf/net';
import type { Advertisement } from '../packet/advertisement.ts';
import { detail, type Effect, info } from '../router/effect.ts';
import type { Datagram } from '../router/event.ts';
import { notify } from './announce.ts';
import type { Backup, Instance } from './instance.ts';
import { PRIORITY_STOP } from './priority.ts';
import type { InstanceStep, Situation } from './situation.ts';
import { masterDownInterval, skewTime } from './timers.ts';

/** @param wait until the first election; the master-down time unless given */
export function enterBackup(
  situation: Situation,
  instance: Instance,
  wait?: Micros,
  suffix = '',
): InstanceStep {
  const { plan, now } = situation;
  const interval = plan.advertInterval;
  const role: Backup = {
    type: 'backup',
    masterDownAt: plus(now, wait ?? masterDownInterval(plan, instance.priority, interval)),
    masterAdvertInterval: interval,
    master: undefined,
    preemptAt: undefined,
    heldByGroup: false,
  };
  return [
    { ...instance, role, complaints: [] },
    [info(`(${plan.name}) Entering BACKUP STATE${suffix}`), notify(plan, 'BACKUP', instance.priority)],
  ];
}

/** RFC 9568 section 6.4.2, (440) to (475): an advert in Backup state. */
export function backupReceives(
  situation: Situation,
  instance: Instance,
  role: Backup,
  datagram: Datagram,
  advert: Advertisement,
): InstanceStep {
  const { plan, now } = situation;
  if (advert.priority === PRIORITY_STOP) {
    const masterDownAt = plus(now, skewTime(plan.version, instance.priority, role.masterAdvertInterval));
    return [
      { ...instance, role: { ...role, masterDownAt } },
      [detail(`(${plan.name}) Backup received priority 0 advertisement`)],
    ];
  }
  if (advert.priority >= instance.priority)
    return follow(situation, instance, role, datagram, advert, undefined);
  if (!plan.preempt) return follow(situation, instance, role, datagram, advert, undefined);
  const preemptAt = role.preemptAt ?? plus(now, plan.preemptDelay);
  if (preemptAt > now) return follow(situation, instance, role, datagram, advert, preemptAt);
  return [
    { ...instance, role: { ...role, master: datagram.source } },
    [
      info(
        `(${plan.name}) received lower priority (${advert.priority}) advert from ${datagram.source} - discarding`,
      ),
      { type: 'drop', reason: 'lower priority', interface: plan.interface, instance: plan.name },
    ],
  ];
}

/** The sender is the master: wait for it to go silent, by its own interval (RFC 9568 section 6.4.2, (450)). */
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
    preemptAt,
    heldByGroup: false,
  };
  const changed = role.master !== source;
  return [
    { ...instance, role: followed, complaints: changed ? [] : instance.complaints },
    followTexts(plan.name, role, followed, plan.preemptDelay),
  ];
}

function followTexts(name: string, before: Backup, after: Backup, preemptDelay: Micros): Effect[] {
  const texts: string[] = [];
  if (before.master === undefined) texts.push(`master set to ${after.master}`);
  else if (before.master !== after.master)
    texts.push(`master changed from ${before.master} to ${after.master}`);
  if (before.masterAdvertInterval !== after.masterAdvertInterval) {
    const [from, to] = [before.masterAdvertInterval, after.masterAdvertInterval].map((time) => time / 1000);
    texts.push(`advertisement interval updated from ${from}ms to ${to}ms by master`);
  }
  if (before.preemptAt !== undefined && after.preemptAt === undefined) texts.push('stop preempt delay');
  if (before.preemptAt === undefined && after.preemptAt !== undefined) {
    texts.push(`start preempt delay (${(preemptDelay / 1_000_000).toFixed(6)})`);
  }
  return texts.map((text) => detail(`(${name}) ${text}`));
}

/** The election is ours, but the sync group is not ready: ask again after another master-down time. */
export function holdForGroup({ plan, now }: Situation, instance: Instance, role: Backup): InstanceStep {
  const wait = masterDownInterval(plan, instance.priority, role.masterAdvertInterval);
  return [{ ...instance, role: { ...role, masterDownAt: plus(now, wait), heldByGroup: true } }, []];
}
