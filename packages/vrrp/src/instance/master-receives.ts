import { plus } from '@kaconf/net';
import type { Advertisement } from '../packet/advertisement.ts';
import type { InstancePlan } from '../plan/plan.ts';
import { detail, info } from '../router/effect.ts';
import type { Datagram } from '../router/event.ts';
import { outranks } from './accept.ts';
import { announce, notify } from './announce.ts';
import { intervalText } from './backup.ts';
import type { Instance, Master } from './instance.ts';
import { advertise, after, leaveAfterStall, leaveMaster } from './master.ts';
import { PRIORITY_OWNER, PRIORITY_STOP } from './priority.ts';
import { withSequence } from './replay.ts';
import { demote, isRivalOwner, isStubborn, rivalOwnerText, watchRival } from './rival-owner.ts';
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
  if (isRivalOwner(instance, advert) && isStubborn(role)) {
    const [demoted, texts] = demote(situation, instance, datagram);
    const [backup, effects] = yieldTo(situation, demoted, datagram, advert);
    return [backup, [...texts, ...effects]];
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
  datagram: Datagram,
  advert: Advertisement,
): InstanceStep {
  const { plan } = situation;
  const { source } = datagram;
  const interval = plan.version === 3 ? advert.advertInterval : plan.advertInterval;
  const heard = { master: source, heardPriority: advert.priority, masterAdvertInterval: interval };
  const cause = whyBackup(instance, datagram, advert);
  const [backup, effects] = leaveMaster(situation, instance, cause, heard);
  const isOwner = plan.basePriority === PRIORITY_OWNER;
  const why =
    advert.priority > instance.priority && !isOwner
      ? `with higher priority ${advert.priority}, ours ${instance.priority}`
      : `with same priority ${advert.priority} but higher IP address than ours`;
  return [
    { ...backup, masterPriority: advert.priority },
    [
      ...(plan.answersHigherPriority ? [advertise(situation, instance.priority)] : []),
      ...(isRivalOwner(instance, advert) ? [rivalOwnerText(plan, datagram)] : []),
      info(`(${plan.name}) Master received advert from ${source} ${why}`),
      ...intervalText(plan.name, plan.advertInterval, interval),
      ...effects,
    ],
  ];
}

function whyBackup(
  { priority: own }: Instance,
  { source }: Datagram,
  { priority }: Pick<Advertisement, 'priority'>,
): string {
  return priority > own
    ? `${source} has priority ${priority}, ours is ${own}`
    : `${source} has the same priority, ${priority}, and the higher address`;
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
  return leaveAfterStall(situation, instance, silence - situation.plan.advertInterval);
}

/**
 * A lower-priority master: RFC 9568 has us tell it at once that we are here, and the bridges with it; RFC 5798, (775),
 * kept silent. keepalived tells the neighbours, too. The adverts keep their beat.
 */
function contest(
  situation: Situation,
  instance: Instance,
  role: Master,
  datagram: Datagram,
  advert: Advertisement,
): InstanceStep {
  const { plan } = situation;
  const { source } = datagram;
  const answers = plan.answersLowerPriority;
  const [rival, texts] = isRivalOwner(instance, advert)
    ? watchRival(situation, role, datagram, advert)
    : [role.rival, []];
  const [ahead, syncText] = stepAhead(plan, instance);
  const [refuting, announcements] = refute(situation, ahead, { ...role, rival });
  return [
    refuting,
    [
      ...texts,
      info(
        `(${plan.name}) Received advert from ${source} with lower priority ${advert.priority},` +
          ` ours ${instance.priority}${answers ? ', forcing new election' : ''}`,
      ),
      ...syncText,
      ...(answers ? [advertise(situation, instance.priority)] : []),
      ...announcements,
      notify(plan, 'MASTER_RX_LOWER_PRI', instance.priority),
    ],
  ];
}

/** With authentication headers: ours has to be counted on from the one that was heard. */
function stepAhead(plan: InstancePlan, instance: Instance): InstanceStep {
  if (plan.adverts.authentication?.type !== 'AH') return [instance, []];
  const text = `(${plan.name}) IPSEC-AH : Syncing seq_num - Increment seq`;
  return [withSequence(instance, instance.replay.sequence + 1), [info(text)]];
}

/** The neighbours may have listened to another master: tell them now, and again after the delay. */
export function refute({ plan, now }: Situation, instance: Instance, role: Master): InstanceStep {
  const { lowerPriorityRepeats, lowerPriorityDelay } = plan.gratuitous;
  if (lowerPriorityRepeats === 0) return [{ ...instance, role }, []];
  const announceLowerAt = role.announceLowerAt ?? after(now, lowerPriorityDelay);
  return [{ ...instance, role: { ...role, announceLowerAt } }, announce(plan, lowerPriorityRepeats)];
}
