import { type IpAddress, plus } from '@kaconf/net';
import type { Advertisement } from '../packet/advertisement.ts';
import type { InstancePlan } from '../plan/plan.ts';
import { detail, type Effect, info } from '../router/effect.ts';
import type { Datagram } from '../router/event.ts';
import { outranks } from './accept.ts';
import { announce, notify } from './announce.ts';
import { intervalText } from './backup.ts';
import type { Instance, Master } from './instance.ts';
import { advertise, after, leaveMaster } from './master.ts';
import { PRIORITY_OWNER, PRIORITY_STOP } from './priority.ts';
import type { InstanceStep, Situation } from './situation.ts';

/** An advert in Master state: RFC 5798 section 6.4.3, (700) to (790), and RFC 9568 section 6.4.3. */
export function masterReceives(
  situation: Situation,
  instance: Instance,
  role: Master,
  datagram: Datagram,
  advert: Advertisement,
): InstanceStep {
  const { plan, source, now } = situation;
  if (advert.priority === PRIORITY_STOP) return answerStop(situation, instance, role);
  if (outranks(advert, datagram.source, instance.priority, source)) {
    return yieldTo(situation, instance, datagram, advert);
  }
  if (advert.priority === instance.priority && datagram.source === source) {
    return suspectDouble(situation, instance);
  }
  const silence = now - role.advertisedAt;
  // Nobody who follows the protocol takes over earlier.
  return silence >= plan.downTimerAdverts * plan.advertInterval
    ? yieldAfterStall(situation, instance, silence)
    : contest(situation, instance, role, datagram, advert);
}

/** Somebody who was master too has stopped: (705) to (715). */
function answerStop(situation: Situation, instance: Instance, role: Master): InstanceStep {
  const { plan, now } = situation;
  return [
    { ...instance, role: { ...role, advertAt: plus(now, plan.advertInterval), advertisedAt: now } },
    [advertise(situation, instance.priority), detail(`(${plan.name}) Master received priority 0 message`)],
  ];
}

/** (725) to (765). */
function yieldTo(
  situation: Situation,
  instance: Instance,
  { source }: Datagram,
  advert: Advertisement,
): InstanceStep {
  const { plan } = situation;
  const interval = plan.version === 3 ? advert.advertInterval : plan.advertInterval;
  const heard = { master: source, masterAdvertInterval: interval };
  const [backup, effects] = leaveMaster(situation, instance, heard);
  const why =
    advert.priority > instance.priority
      ? `with higher priority ${advert.priority}, ours ${instance.priority}`
      : `with same priority ${advert.priority} but higher IP address than ours`;
  return [
    backup,
    [
      ...(plan.answersHigherPriority ? [advertise(situation, instance.priority)] : []),
      ...rivalOwnerText(plan, source, advert),
      info(`(${plan.name}) Master received advert from ${source} ${why}`),
      ...intervalText(plan.name, plan.advertInterval, interval),
      ...effects,
    ],
  ];
}

/** Two machines are told that they own the addresses. */
function rivalOwnerText(
  { name, basePriority }: InstancePlan,
  rival: IpAddress,
  advert: Advertisement,
): Effect[] {
  if (basePriority !== PRIORITY_OWNER || advert.priority !== PRIORITY_OWNER) return [];
  const text = `CONFIGURATION ERROR: local instance and ${rival} are both configured as address owner, please resolve`;
  return [info(`(${name}) ${text}`)];
}

/** What comes from our own address is our own, or from a machine that has it too. */
function suspectDouble({ plan }: Situation, instance: Instance): InstanceStep {
  const text = 'WARNING - equal priority advert received from remote host with our IP address.';
  return [
    instance,
    [
      info(`(${plan.name}) ${text}`),
      { type: 'drop', reason: 'own address and priority', interface: plan.interface, instance: plan.name },
    ],
  ];
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

/**
 * A lower-priority master: RFC 9568 has us tell it at once that we are here, and the bridges with it; RFC 5798, (775),
 * kept silent. keepalived tells the neighbours, too. The adverts keep their beat.
 */
function contest(
  situation: Situation,
  instance: Instance,
  role: Master,
  { source }: Datagram,
  advert: Advertisement,
): InstanceStep {
  const { plan } = situation;
  const answers = plan.answersLowerPriority;
  const [refuting, announcements] = refute(situation, instance, role);
  return [
    refuting,
    [
      ...rivalOwnerText(plan, source, advert),
      info(
        `(${plan.name}) Received advert from ${source} with lower priority ${advert.priority},` +
          ` ours ${instance.priority}${answers ? ', forcing new election' : ''}`,
      ),
      ...(answers ? [advertise(situation, instance.priority)] : []),
      ...announcements,
      notify(plan, 'MASTER_RX_LOWER_PRI', instance.priority),
    ],
  ];
}

/** The neighbours may have listened to another master: tell them now, and again after the delay. */
export function refute({ plan, now }: Situation, instance: Instance, role: Master): InstanceStep {
  const { lowerPriorityRepeats, lowerPriorityDelay } = plan.gratuitous;
  if (lowerPriorityRepeats === 0) return [{ ...instance, role }, []];
  const announceLowerAt = role.announceLowerAt ?? after(now, lowerPriorityDelay);
  return [{ ...instance, role: { ...role, announceLowerAt } }, announce(plan, lowerPriorityRepeats)];
}
