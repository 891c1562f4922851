import { type Micros, micros, plus } from '@kaconf/net';
import type { InstancePlan } from '../plan/plan.ts';
import { detail, type Effect, info } from '../router/effect.ts';
import { announce, notify } from './announce.ts';
import { enterBackup, type Known } from './backup.ts';
import type { Instance, Master, Role } from './instance.ts';
import { PRIORITY_STOP } from './priority.ts';
import { promoteOwner, rivalHeardUs } from './rival-owner.ts';
import type { InstanceStep, Situation } from './situation.ts';
import { skewTime } from './timers.ts';
import { removeVirtual, setVirtual } from './virtual.ts';
import { whyMaster } from './why-master.ts';

/** Until others take over, whatever their `down_timer_adverts`. */
const ADVERTS_MISSED = 3;

/**
 * RFC 5798 section 6.4.2, (370) to (410), and for an owner 6.4.1, (110) to (145). The advert goes first, so that the old
 * master lets the addresses go before the neighbours hear of us.
 */
export function enterMaster(
  situation: Situation,
  instance: Instance,
  cause = whyMaster(situation.plan, instance),
): InstanceStep {
  const { plan, now } = situation;
  const { repeats, delay } = plan.gratuitous;
  const role: Master = {
    type: 'master',
    advertAt: firstAdvert(situation),
    advertisedAt: now,
    announceAt: after(now, delay),
    announceLowerAt: undefined,
    ...announcesOnFrom(plan, plus(now, delay)),
    rival: undefined,
  };
  const [owner, restored] = promoteOwner(situation, instance, 'other address owner has disappeared');
  return [
    { ...owner, role, complaints: [] },
    [
      advertise(situation, instance.priority),
      info(`(${plan.name}) Entering MASTER STATE`),
      ...restored,
      ...ownIntervalText(plan, instance.role),
      ...setVirtual(plan),
      ...announce(plan, repeats),
      notify(plan, 'MASTER', owner.priority, cause),
    ],
  ];
}

/**
 * The instances of a crowd take turns, at times that they share, so that one wake-up is for several. A first interval that
 * is shorter harms nobody: others wait for three.
 */
function firstAdvert({ plan: { advertInterval }, now, turn }: Situation): Micros {
  if (turn === undefined) return plus(now, advertInterval);
  const length = advertInterval / turn.parts;
  const latest = now + advertInterval - turn.part * length;
  return micros(Math.floor(Math.floor(latest / length) * length));
}

/** The announcements that go on for as long as it is master, from then on. */
export function announcesOnFrom(
  { gratuitous: { refresh, elsewhere } }: InstancePlan,
  time: Micros,
): Pick<Master, 'refreshAt' | 'elsewhereAt'> {
  return {
    refreshAt: refresh === 0 ? undefined : plus(time, refresh),
    elsewhereAt: elsewhere && plus(time, elsewhere.interval),
  };
}

/** What the last master's adverts have taught us ends here. */
function ownIntervalText(plan: InstancePlan, role: Role): Effect[] {
  if (role.type !== 'backup' || role.masterAdvertInterval === plan.advertInterval) return [];
  const [from, to] = [role.masterAdvertInterval / 1000, plan.advertInterval / 1000];
  return [detail(`(${plan.name}) changing advert interval from ${from}ms to locally configured ${to}ms`)];
}

/** The advert, when it is due: RFC 5798 section 6.4.3, (680). */
export function masterAdvertises(situation: Situation, instance: Instance, role: Master): InstanceStep {
  const { plan, now } = situation;
  if (role.advertAt > now) return [instance, []];
  const advertAt = nextAdvert(role.advertAt, plan.advertInterval, now);
  const rival = rivalHeardUs(situation, role.rival);
  return [
    { ...instance, role: { ...role, advertAt, advertisedAt: now, rival } },
    [advertise(situation, instance.priority)],
  ];
}

/** The delayed announcements that are due. */
export function masterAnnounces(situation: Situation, instance: Instance, role: Master): InstanceStep {
  const { plan, now } = situation;
  const { repeats, lowerPriorityRepeats, refresh, refreshRepeats, elsewhere } = plan.gratuitous;
  let { announceAt, announceLowerAt, refreshAt, elsewhereAt } = role;
  const isDue = (at: Micros | undefined) => at !== undefined && at <= now;
  if (![announceAt, announceLowerAt, refreshAt, elsewhereAt].some(isDue)) return [instance, []];
  // Without addresses there are none, but their time is over all the same.
  const effects: Effect[] = [];
  if (announceAt !== undefined && announceAt <= now) {
    effects.push(...announce(plan, repeats));
    announceAt = undefined;
  }
  if (announceLowerAt !== undefined && announceLowerAt <= now) {
    effects.push(...announce(plan, lowerPriorityRepeats));
    announceLowerAt = undefined;
  }
  if (refreshAt !== undefined && refreshAt <= now) {
    effects.push(...announce(plan, refreshRepeats));
    refreshAt = plus(now, refresh);
  }
  if (elsewhere && elsewhereAt !== undefined && elsewhereAt <= now) {
    effects.push(...announce(plan, 1, elsewhere.addresses));
    elsewhereAt = plus(now, elsewhere.interval);
  }
  return [{ ...instance, role: { ...role, announceAt, announceLowerAt, refreshAt, elsewhereAt } }, effects];
}

/** One interval after the last turn, not after now: lateness does not add up. Missed turns are not made up for. */
function nextAdvert(due: Micros, interval: Micros, now: Micros): Micros {
  const next = plus(due, interval);
  return next > now ? next : plus(now, interval);
}

/**
 * `timer_expired_backup`: stopped for so long that the next in priority is master by now, we do not claim to be it, nor
 * send anything. Undefined when all is well.
 */
export function masterExpires(
  situation: Situation,
  instance: Instance,
  role: Master,
): InstanceStep | undefined {
  const { plan, now } = situation;
  const { version, advertInterval, highestOtherPriority } = plan;
  if (highestOtherPriority === undefined) return undefined;
  const patience = ADVERTS_MISSED * advertInterval + skewTime(version, highestOtherPriority, advertInterval);
  if (now - role.advertisedAt < patience) return undefined;
  return leaveAfterStall(situation, instance, now - role.advertAt);
}

/** @param late by how much the timer was, in microseconds */
export function leaveAfterStall(situation: Situation, instance: Instance, late: number): InstanceStep {
  const [backup, effects] = leaveMaster(situation, instance, 'it got no processor time for too long');
  return [
    backup,
    [info(`VRRP thread timer expired ${(late / 1_000_000).toFixed(6)} seconds ago`), ...effects],
  ];
}

/** To Backup: addresses first, so that whoever is master now has them alone. */
export function leaveMaster(
  situation: Situation,
  instance: Instance,
  cause: string,
  known?: Known,
): InstanceStep {
  const [backup, [entering, ...others]] = enterBackup(situation, instance, cause, known);
  return [backup, [...(entering ? [entering] : []), ...removeVirtual(situation.plan), ...others]];
}

/**
 * Somebody has taken an address, a route or a rule away: the master steps back, so that another can be it, and soon tries
 * again, which puts back what is missing.
 */
export function retreat(situation: Situation, instance: Instance, cause: string): InstanceStep {
  const { plan, now } = situation;
  const wait = skewTime(plan.version, instance.priority, plan.advertInterval);
  const known = { masterDownAt: plus(now, wait) };
  const [backup, [entering, ...others]] = enterBackup(situation, instance, cause, known);
  return [backup, [...(entering ? [entering] : []), ...resign(situation), ...others]];
}

/** Gives the addresses up and says so with priority 0, so that a backup waits for its skew time only. */
export function resign(situation: Situation): Effect[] {
  const { plan } = situation;
  return [
    advertise(situation, PRIORITY_STOP),
    detail(`(${plan.name}) sent 0 priority`),
    ...removeVirtual(plan),
  ];
}

export function advertise({ plan, source }: Situation, priority: number): Effect {
  return { type: 'advertise', instance: plan.name, priority, source };
}

/** 0 is never. */
export function after(now: Micros, delay: Micros): Micros | undefined {
  return delay === 0 ? undefined : plus(now, delay);
}
