import { plus } from '@kaconf/net';
import { announceOwnAddress, notify } from '../instance/announce.ts';
import { enterBackup } from '../instance/backup.ts';
import { enterFault } from '../instance/fault.ts';
import type { Instance, Role } from '../instance/instance.ts';
import { PRIORITY_OWNER } from '../instance/priority.ts';
import type { InstanceStep, Situation } from '../instance/situation.ts';
import { masterDownInterval } from '../instance/timers.ts';
import { lookup } from '../plan/lookup.ts';
import type { GroupPlan, InstancePlan } from '../plan/plan.ts';
import { type Effect, info, type Notification } from './effect.ts';
import { faultTexts } from './fault-texts.ts';
import { faults } from './faults.ts';
import { health, ownHealth, priority, trackingsOf } from './health.ts';
import { startOfWaiting } from './startup-delay.ts';
import { apply, member, type Turn } from './turn.ts';
import { fileNow } from './watched.ts';

/**
 * Brings every instance in line with what is known of scripts and interfaces now.
 * @param atStart the configuration has just been read: what is found is no change
 */
export function reassess(turn: Turn, atStart = false): void {
  const indices = turn.instances.map((_, index) => index);
  for (const index of indices) if (atStart || !heldByFile(turn, index)) reweigh(turn, index);
  if (!atStart) {
    settleAll(turn, () => true, false);
    return;
  }
  // As keepalived does: who has a fault is told before anybody else starts.
  settleAll(turn, (index) => health(turn, index) === 'fault', true);
  settleAll(turn, (index) => health(turn, index) !== 'fault', true);
}

/** The same for one of them, and for those of its sync group. */
export function reassessOne(turn: Turn, index: number): void {
  const concerned = new Set([index, ...matesOf(turn, index)]);
  for (const one of concerned) if (!heldByFile(turn, one)) reweigh(turn, one);
  settleAll(turn, (one) => concerned.has(one), false);
}

function settleAll(turn: Turn, concerns: (index: number) => boolean, atStart: boolean): void {
  const moved = new Set<GroupPlan>();
  for (const index of leadersFirst(turn).filter(concerns)) {
    const step = settle(turn, index, atStart);
    if (!step) continue;
    apply(turn, index, step);
    const group = lookup(turn.plan).group(index);
    // Said once, between the first that moves and those that follow it.
    if (!group || atStart || moved.has(group)) continue;
    moved.add(group);
    turn.effects.push(syncText(group, step[0]));
  }
}

/** In the plan's order, but a sync group together: the others follow who has a fault of its own, or else the first. */
function leadersFirst(turn: Turn): readonly number[] {
  const { plan } = turn;
  const all = plan.instances.map((_, index) => index);
  if (plan.groups.length === 0) return all;
  const isCulprit = (index: number) => ownHealth(turn, plan.instances[index]) === 'fault';
  const ordered = new Set<number>();
  for (const index of all) {
    const mates = matesOf(turn, index);
    if (!isCulprit(index) && mates.some(isCulprit)) continue;
    ordered.add(index);
    for (const mate of mates) ordered.add(mate);
  }
  return [...ordered];
}

function matesOf(turn: Turn, index: number): number[] {
  const { instance, group } = lookup(turn.plan);
  return (group(index)?.members ?? []).flatMap((name) => instance(name) ?? []);
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
    // It never takes part, and whoever read the configuration has told why: the log says no more of it.
    if (plan.lacksPeers) {
      const told = notify(plan, 'FAULT', instance.priority, faults(turn, index).join(', '));
      return [{ ...instance, role: { type: 'fault' } }, [told]];
    }
    return enterFault(plan, instance, situation, faultTexts(turn, index, plan, atStart), faults(turn, index));
  }
  if (state !== 'fit' || !situation || (type !== 'fault' && type !== 'initial')) return undefined;
  const beginning = { ...situation, now: startOfWaiting(turn) };
  if (type === 'initial' && ownsAddresses(turn, index)) return enterAsOwner(beginning, instance);
  const cause = type === 'fault' ? 'nothing is wrong any more' : 'it has started';
  const [backup, effects] = enterBackup(beginning, instance, cause, {}, atStart ? ' (init)' : '');
  const keepsSilent = atStart || turn.delayedUntil !== undefined;
  return [backup, keepsSilent ? effects : [...effects, ...announceOwnAddress(plan, situation.source)]];
}

/** keepalived leaves the priority as it was while the number of a file is a fault. */
function heldByFile(turn: Turn, index: number): boolean {
  return trackingsOf(turn, index).some(({ trackedFiles }) =>
    trackedFiles.some((tracked) => tracked.weight !== 0 && fileNow(turn, tracked) === 'fault'),
  );
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
    ...(plan.notify.tellsPriority ? [notify(plan, priorityEvent(instance), weight)] : []),
  );
  turn.instances[index] = { ...instance, priority: weight, role: reskewed(plan, instance, weight) };
}

function priorityEvent({ role }: Instance): Notification['event'] {
  return role.type === 'master' ? 'MASTER_PRIORITY' : 'BACKUP_PRIORITY';
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
  const [owner] = enterBackup(situation, instance, 'it has started', { masterDownAt: situation.now });
  return [owner, []];
}
