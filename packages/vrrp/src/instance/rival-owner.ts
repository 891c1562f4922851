import { micros, plus } from '@kaconf/net';
import type { Advertisement } from '../packet/advertisement.ts';
import type { InstancePlan } from '../plan/plan.ts';
import { type Effect, info } from '../router/effect.ts';
import type { Datagram } from '../router/event.ts';
import type { Instance, Master, Rival } from './instance.ts';
import { PRIORITY_OWNER } from './priority.ts';
import type { InstanceStep, Situation } from './situation.ts';

/*
 * Two machines that are told to own the addresses are a configuration error, and must not both be master. The one with the
 * lower address gives way. If it does not, though it has heard two adverts of ours, the other one does: it takes part with
 * 254 until the rival is gone.
 */

/** What a rival hears before it must be silent. */
const ADVERTS = 2;
/** How long it may then take, in its intervals or ours. */
const PATIENCE = 1.2;
/** Of an owner that has given way. */
const DEMOTED = PRIORITY_OWNER - 1;

/** Whether both take part as owners. */
export function isRivalOwner({ priority }: Instance, advert: Advertisement): boolean {
  return priority === PRIORITY_OWNER && advert.priority === PRIORITY_OWNER;
}

export function rivalOwnerText({ name }: InstancePlan, { source }: Datagram): Effect {
  const text = `CONFIGURATION ERROR: local instance and ${source} are both configured as address owner, please resolve`;
  return info(`(${name}) ${text}`);
}

/** A rival of lower address, which should give way. */
export function watchRival(
  { plan }: Situation,
  { rival: known }: Master,
  datagram: Datagram,
  { advertInterval: interval }: Advertisement,
): readonly [Rival, readonly Effect[]] {
  if (known && known.advertsLeft > 0) return [{ ...known, interval }, []];
  return [{ advertsLeft: ADVERTS, interval, silentAt: undefined }, [rivalOwnerText(plan, datagram)]];
}

/** It has had its time, and is still there. */
export function isStubborn({ rival }: Master): boolean {
  return rival?.silentAt !== undefined;
}

export function demote({ plan }: Situation, instance: Instance, { source }: Datagram): InstanceStep {
  const text = `${source} is still advertising as address owner, please resolve - reducing our priority`;
  return [{ ...instance, priority: DEMOTED }, [info(`(${plan.name}) ${text}`)]];
}

/** After an advert of ours. */
export function rivalHeardUs({ plan, now }: Situation, rival: Rival | undefined): Rival | undefined {
  if (!rival || rival.advertsLeft === 0) return rival;
  const advertsLeft = rival.advertsLeft - 1;
  if (advertsLeft > 0) return { ...rival, advertsLeft };
  const patience = micros(PATIENCE * Math.max(rival.interval, plan.advertInterval));
  return { ...rival, advertsLeft, silentAt: plus(now, patience) };
}

/** It has kept silent for as long as it had to. */
export function rivalGone({ plan, now }: Situation, instance: Instance, role: Master): InstanceStep {
  const silentAt = role.rival?.silentAt;
  if (silentAt === undefined || silentAt > now) return [instance, []];
  const text = `(${plan.name}): rogue address owner appears to have stopped advertising`;
  return [{ ...instance, role: { ...role, rival: undefined } }, [info(text)]];
}

/** An owner that has given way is one again. @param why ends the log line */
export function promoteOwner({ plan }: Situation, instance: Instance, why: string): InstanceStep {
  if (plan.basePriority !== PRIORITY_OWNER || instance.priority === PRIORITY_OWNER) return [instance, []];
  const text = `Restoring our priority to ${PRIORITY_OWNER} since ${why}`;
  return [{ ...instance, priority: PRIORITY_OWNER }, [info(`(${plan.name}) ${text}`)]];
}
