import { plus } from '@kaconf/net';
import { enterBackup } from '../instance/backup.ts';
import { enterFault } from '../instance/fault.ts';
import type { Instance, Role } from '../instance/instance.ts';
import { PRIORITY_OWNER } from '../instance/priority.ts';
import type { InstanceStep, Situation } from '../instance/situation.ts';
import { masterDownInterval } from '../instance/timers.ts';
import { lookup } from '../plan/lookup.ts';
import type { GroupPlan, InstancePlan } from '../plan/plan.ts';
import { type Effect, info } from './effect.ts';
import { faultTexts } from './fault-texts.ts';
import { health, ownHealth, priority } from './health.ts';
import { startOfWaiting } from './startup-delay.ts';
import { apply, member, type Turn } from './turn.ts';

/**
 * Brings every instance in line with what is known of scripts and interfaces now.
 * @param atStart the configuration has just been read: what is found is no change
 */
export function reassess(turn: Turn, atStart = false): void {
  const indices = turn.instances.map((_, index) => index);
  for (const index of indices) reweigh(turn, index);
  const moved: GroupPlan[] = [];
  for (const index of culpritsFirst(turn, indices)) {
    const step = settle(turn, index, atStart);
    if (!step) continue;
    const group = lookup(turn.plan).group(index);
    // Said once, between the first that moves and those that follow it.
    if (group && !atStart && moved.filter((one) => one === group).length === 1) {
      turn.effects.push(syncText(group, step[0]));
    }
    if (group) moved.push(group);
    apply(turn, index, step);
  }
}

/** The others of a sync group follow who has a fault of its own. */
function culpritsFirst(turn: Turn, indices: readonly number[]): readonly number[] {
  if (turn.plan.groups.length === 0) return indices;
  const isCulprit = (index: number) => ownHealth(turn, turn.plan.instances[index]) === 'fault';
  return [...indices.filter(isCulprit), ...indices.filter((index) => !isCulprit(index))];
}

function syncText({ name }: GroupPlan, { role }: Instance): Effect {
  const state = role.type === 'fault' ? 'FAULT' : 'BACKUP';
  return info(`VRRP_Group(${name}) Syncing instances to ${state} state`);
}

/** The instance's way to where its health wants it; `undefined` when it is there. */
function settle(turn: Turn, index: number, atStart: boolean): InstanceStep | undefined {
  const { plan, instance, situation } = member(turn, index);
  const { type } = instance.role;
  if (type === 'stopped') return undefined;
  const state = health(turn, index);
  if (state === 'fault' && type !== 'fault') {
    return enterFault(plan, instance, situation, faultTexts(turn, plan, atStart));
  }
  if (state !== 'fit' || !situation || (type !== 'fault' && type !== 'initial')) return undefined;
  const beginning = { ...situation, now: startOfWaiting(turn) };
  if (type === 'initial' && ownsAddresses(turn, index)) return enterAsOwner(beginning, instance);
  return enterBackup(beginning, instance, {}, atStart ? ' (init)' : '');
}

/** A different priority means a different skew: the wait that is under way is lengthened or shortened by the difference. */
function reweigh(turn: Turn, index: number): void {
  const { plan, instance } = member(turn, index);
  // An owner has its priority whatever it tracks (RFC 9568 section 5.2.4); it may have given way to another.
  if (plan.basePriority === PRIORITY_OWNER && instance.priority >= PRIORITY_OWNER - 1) return;
  const weight = priority(turn, index, plan);
  if (weight === instance.priority) return;
  turn.effects.push(
    info(`(${plan.name}) Changing effective priority from ${instance.priority} to ${weight}`),
  );
  turn.instances[index] = { ...instance, priority: weight, role: reskewed(plan, instance, weight) };
}

function reskewed(plan: InstancePlan, { role, priority: before }: Instance, after: number): Role {
  if (role.type !== 'backup') return role;
  const wait = (value: number) => masterDownInterval(plan, value, role.masterAdvertInterval);
  return { ...role, masterDownAt: plus(role.masterDownAt, wait(after) - wait(before)) };
}

/** With its whole sync group, if it is in one. */
function ownsAddresses(turn: Turn, index: number): boolean {
  const group = lookup(turn.plan).group(index);
  const all = turn.plan.instances.filter(
    ({ name }, other) => other === index || group?.members.includes(name),
  );
  return all.every((plan) => plan.startsAsMaster && plan.basePriority === PRIORITY_OWNER);
}

/** RFC 5798 section 6.4.1, (105): there is no one to wait for. Backup is only the way to the election. */
function enterAsOwner(situation: Situation, instance: Instance): InstanceStep {
  const [owner] = enterBackup(situation, instance, { masterDownAt: situation.now });
  return [owner, []];
}
