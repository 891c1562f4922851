import { type Micros, plus } from '@kaconf/net';
import type { Advertisement } from '../packet/advertisement.ts';
import { detail, type Effect, info } from '../router/effect.ts';
import type { Datagram } from '../router/event.ts';
import { outranks } from './accept.ts';
import { announce, notify, removeAddresses, setAddresses } from './announce.ts';
import { enterBackup } from './backup.ts';
import type { Instance, Master } from './instance.ts';
import { PRIORITY_STOP } from './priority.ts';
import type { InstanceStep, Situation } from './situation.ts';
import { masterDownInterval } from './timers.ts';

/** RFC 9568 section 6.4.1, (130) and 6.4.2, (425): the advert goes first, so that the old master lets the addresses go. */
export function enterMaster(situation: Situation, instance: Instance): InstanceStep {
  const { plan, now } = situation;
  const { repeats, delay, refresh } = plan.gratuitous;
  const role: Master = {
    type: 'master',
    advertAt: plus(now, plan.advertInterval),
    advertisedAt: now,
    announceAt: after(now, delay),
    announceLowerAt: undefined,
    refreshAt: refresh === 0 ? undefined : plus(now, delay + refresh),
  };
  return [
    { ...instance, role, complaints: [] },
    [
      advertise(situation, instance.priority),
      info(`(${plan.name}) Entering MASTER STATE`),
      ...setAddresses(plan),
      ...announce(plan, repeats),
      notify(plan, 'MASTER', instance.priority),
    ],
  ];
}

/** Everything that is due: the advert (RFC 9568 section 6.4.3, (610)) and the delayed announcements. */
export function masterTick(situation: Situation, instance: Instance, role: Master): InstanceStep {
  const { plan, now } = situation;
  const { repeats, lowerPriorityRepeats, refresh, refreshRepeats } = plan.gratuitous;
  const effects: Effect[] = [];
  let { advertAt, advertisedAt, announceAt, announceLowerAt, refreshAt } = role;
  if (advertAt <= now) {
    effects.push(advertise(situation, instance.priority));
    advertAt = nextAdvert(advertAt, plan.advertInterval, now);
    advertisedAt = now;
  }
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
  const ticked: Master = { type: 'master', advertAt, advertisedAt, announceAt, announceLowerAt, refreshAt };
  return [{ ...instance, role: ticked }, effects];
}

/** One interval after the last turn, not after now: lateness does not add up. Missed turns are not made up for. */
function nextAdvert(due: Micros, interval: Micros, now: Micros): Micros {
  const next = plus(due, interval);
  return next > now ? next : plus(now, interval);
}

/** RFC 9568 section 6.4.3, (645) to (700): an advert in Master state. */
export function masterReceives(
  situation: Situation,
  instance: Instance,
  role: Master,
  datagram: Datagram,
  advert: Advertisement,
): InstanceStep {
  const { plan, source } = situation;
  if (advert.priority === PRIORITY_STOP) {
    const text = detail(`(${plan.name}) Master received priority 0 message`);
    return [instance, [advertise(situation, instance.priority), text]];
  }
  if (outranks(advert, datagram.source, instance.priority, source)) {
    return yieldTo(situation, instance, datagram, advert);
  }
  if (advert.priority === instance.priority && datagram.source === source) {
    const text = 'WARNING - equal priority advert received from remote host with our IP address.';
    return [
      instance,
      [
        info(`(${plan.name}) ${text}`),
        { type: 'drop', reason: 'own address and priority', interface: plan.interface, instance: plan.name },
      ],
    ];
  }
  const silence = situation.now - role.advertisedAt;
  if (silence >= masterDownInterval(plan, advert.priority, plan.advertInterval)) {
    return yieldAfterStall(situation, instance, silence);
  }
  return contest(situation, instance, role, datagram, advert);
}

function yieldTo(
  situation: Situation,
  instance: Instance,
  datagram: Datagram,
  advert: Advertisement,
): InstanceStep {
  const { plan } = situation;
  const from = `(${plan.name}) Master received advert from ${datagram.source}`;
  const why =
    advert.priority > instance.priority
      ? `with higher priority ${advert.priority}, ours ${instance.priority}`
      : `with same priority ${advert.priority} but higher IP address than ours`;
  const interval = plan.version === 3 ? advert.advertInterval : plan.advertInterval;
  const wait = masterDownInterval(plan, instance.priority, interval);
  const [backup, effects] = leaveMaster(situation, instance, wait);
  if (backup.role.type !== 'backup') return [backup, effects];
  const role = { ...backup.role, master: datagram.source, masterAdvertInterval: interval };
  const lastWord = plan.answersHigherPriority ? [advertise(situation, instance.priority)] : [];
  return [{ ...backup, role }, [...lastWord, info(`${from} ${why}`), ...effects]];
}

/**
 * We were not scheduled for so long that the sender had to take over, and it has. Contesting now would have two masters
 * answer for the addresses until our advert arrives; stepping back lets the election run its course.
 */
function yieldAfterStall(situation: Situation, instance: Instance, silence: number): InstanceStep {
  const { plan } = situation;
  const overdue = ((silence - plan.advertInterval) / 1_000_000).toFixed(6);
  const [backup, effects] = leaveMaster(situation, instance);
  return [backup, [info(`VRRP thread timer expired ${overdue} seconds ago`), ...effects]];
}

/** A lower-priority master: tell it at once that we are here (RFC 9568 section 6.4.3, (700)), and the neighbours again. */
function contest(
  situation: Situation,
  instance: Instance,
  role: Master,
  datagram: Datagram,
  advert: Advertisement,
): InstanceStep {
  const { plan, now } = situation;
  const { lowerPriorityRepeats, lowerPriorityDelay } = plan.gratuitous;
  const announceLowerAt = lowerPriorityRepeats > 0 ? after(now, lowerPriorityDelay) : undefined;
  return [
    { ...instance, role: { ...role, announceLowerAt } },
    [
      info(
        `(${plan.name}) Received advert from ${datagram.source} with lower priority ${advert.priority},` +
          ` ours ${instance.priority}${plan.answersLowerPriority ? ', forcing new election' : ''}`,
      ),
      ...(plan.answersLowerPriority ? [advertise(situation, instance.priority)] : []),
      ...announce(plan, lowerPriorityRepeats),
      notify(plan, 'MASTER_RX_LOWER_PRI', instance.priority),
    ],
  ];
}

/** To Backup: addresses first, so that whoever is master now has them alone. */
export function leaveMaster(situation: Situation, instance: Instance, wait?: Micros): InstanceStep {
  const [backup, [entering, ...others]] = enterBackup(situation, instance, wait);
  return [backup, [...(entering ? [entering] : []), ...removeAddresses(situation.plan), ...others]];
}

/** Gives the addresses up and says so with priority 0, so that a backup waits for its skew time only. */
export function resign(situation: Situation): Effect[] {
  const { plan } = situation;
  return [
    advertise(situation, PRIORITY_STOP),
    detail(`(${plan.name}) sent 0 priority`),
    ...removeAddresses(plan),
  ];
}

function advertise({ plan, source }: Situation, priority: number): Effect {
  return { type: 'advertise', instance: plan.name, priority, source };
}

/** 0 is never. */
function after(now: Micros, delay: Micros): Micros | undefined {
  return delay === 0 ? undefined : plus(now, delay);
}
