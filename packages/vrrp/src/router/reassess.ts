import { type Micros, micros, plus } from '@kaconf/net';
import { enterBackup } from '../instance/backup.ts';
import { enterFault } from '../instance/fault.ts';
import type { Instance } from '../instance/instance.ts';
import { PRIORITY_OWNER } from '../instance/priority.ts';
import type { Situation } from '../instance/situation.ts';
import { firstElectionDelay, masterDownInterval } from '../instance/timers.ts';
import { lookup } from '../plan/lookup.ts';
import type { InstancePlan } from '../plan/plan.ts';
import { info } from './effect.ts';
import { health, priority } from './health.ts';
import { apply, member, type Turn } from './turn.ts';

/** Brings every instance in line with what is known of scripts and interfaces now. */
export function reassess(turn: Turn, suffix = ''): void {
  for (let index = 0; index < turn.instances.length; index++) reassessOne(turn, index, suffix);
}

function reassessOne(turn: Turn, index: number, suffix: string): void {
  const { plan, instance, situation } = member(turn, index);
  if (instance.role.type === 'stopped') return;
  const weighed = reweigh(turn, plan, instance);
  turn.instances[index] = weighed;
  const state = health(turn, index);
  if (state === 'fault' && weighed.role.type !== 'fault') {
    apply(turn, index, enterFault(plan, weighed, situation, suffix));
  } else if (
    state === 'fit' &&
    situation &&
    (weighed.role.type === 'fault' || weighed.role.type === 'initial')
  ) {
    apply(
      turn,
      index,
      enterBackup(situation, weighed, firstElection(turn, situation, weighed, index), suffix),
    );
  }
}

/** A different priority means a different skew: the wait that is under way is lengthened or shortened by the difference. */
function reweigh(turn: Turn, plan: InstancePlan, instance: Instance): Instance {
  const weight = priority(turn, plan);
  if (weight === instance.priority) return instance;
  turn.effects.push(
    info(`(${plan.name}) Changing effective priority from ${instance.priority} to ${weight}`),
  );
  const { role } = instance;
  if (role.type !== 'backup') return { ...instance, priority: weight };
  const wait = (value: number) => masterDownInterval(plan, value, role.masterAdvertInterval);
  const masterDownAt = plus(role.masterDownAt, wait(weight) - wait(instance.priority));
  return { ...instance, priority: weight, role: { ...role, masterDownAt } };
}

/**
 * Of a `state MASTER` instance after a start. An owner has no one to wait for; in a sync group one interval is enough to
 * hear another master; otherwise the usual master-down time.
 */
function firstElection(
  turn: Turn,
  { plan }: Situation,
  { role }: Instance,
  index: number,
): Micros | undefined {
  if (role.type !== 'initial' || !plan.startsAsMaster) return undefined;
  if (lookup(turn.plan).group(index)) return firstElectionDelay(plan);
  return plan.basePriority === PRIORITY_OWNER ? micros(0) : undefined;
}
