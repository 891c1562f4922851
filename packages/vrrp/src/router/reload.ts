import { type Micros, plus } from '@kaconf/net';
import { allAddresses, announce, notify } from '../instance/announce.ts';
import type { Instance, Master } from '../instance/instance.ts';
import { after, announcesOnFrom, resign } from '../instance/master.ts';
import { PRIORITY_OWNER } from '../instance/priority.ts';
import { completed } from '../instance/replay.ts';
import { lookup } from '../plan/lookup.ts';
import type { InstancePlan, RouterPlan } from '../plan/plan.ts';
import { sameKey, without } from '../plan/same.ts';
import { carryScript, isSameCommand, startScript } from '../track/script.ts';
import type { Effect } from './effect.ts';
import { type Findings, NOTHING_FOUND, processesFound } from './findings.ts';
import { addGroupNews } from './group-role.ts';
import { pollLinks } from './links.ts';
import { pace } from './pacing.ts';
import { reassess } from './reassess.ts';
import { initialInstance } from './router.ts';
import { changeDelay } from './startup-delay.ts';
import type { RouterState } from './state.ts';
import { addStates } from './states-on-reload.ts';
import { staticsCome, staticsGone } from './statics.ts';
import { closeTurn, member, openTurn, type Turn } from './turn.ts';
import { virtualCome, virtualGone } from './virtual-changes.ts';

export interface Reloaded {
  readonly state: RouterState;
  /** The last words of what goes: to be performed under the old plan, before the rest. */
  readonly farewell: readonly Effect[];
  readonly effects: readonly Effect[];
}

/**
 * The same router under a new plan. An instance that stays the same virtual router keeps its role and the addresses it
 * keeps: nothing flaps. One that goes resigns; one that comes starts like after `start`.
 */
export function reload(
  before: RouterPlan,
  plan: RouterPlan,
  state: RouterState,
  now: Micros,
  found: Findings = NOTHING_FOUND,
): Reloaded {
  const processes = processesFound(plan, found);
  const fresh = { ...state, instances: [], scripts: [], lanes: {}, files: found.files, processes };
  const turn = openTurn(plan, fresh, now);
  const delay = changeDelay(turn, before.startupDelay);
  for (const one of plan.instances) {
    turn.instances.push(delayed(carryInstance(before, one, state, now), delay));
  }
  carryScripts(turn, before, state);
  turn.effects.push(...staticsGone(before, plan));
  changeVirtual(turn, before);
  turn.effects.push(...staticsCome(before, plan));
  announceWaiting(turn, before, state);
  pollLinks(turn);
  reassess(turn, true);
  addGroupNews(turn, { plan: before, instances: state.instances }, 'at start');
  if (plan.report.statesOnReload) addStates(turn);
  pace(turn);
  const [reloaded, effects] = closeTurn(turn);
  return { state: reloaded, farewell: farewell(openTurn(before, state, now), plan), effects };
}

function farewell(turn: Turn, next: RouterPlan): Effect[] {
  const instances = turn.plan.instances.flatMap((plan, index) => {
    const { instance, situation } = member(turn, index);
    const { type } = instance.role;
    if (counterpart(plan, next) !== undefined || type === 'stopped') return [];
    if ((type === 'fault' || type === 'initial') && !plan.notify.tellsDeleted) return [];
    const words = situation && type === 'master' ? resign(situation) : [];
    const [, resigning] = completed(plan, [instance, words]);
    return [...resigning, notify(plan, 'DELETED', instance.priority, 'the configuration has it no more')];
  });
  const scripts = turn.plan.scripts.flatMap((plan, index): Effect[] => {
    const running = turn.scripts[index]?.run !== undefined;
    const stays = next.scripts.some((fresh) => isSameCommand(plan, fresh));
    return running && !stays ? [{ type: 'dropScript', script: plan.name }] : [];
  });
  return [...instances, ...scripts];
}

/** Where the other plan has the same virtual router: on the wire, whatever its name. */
export function counterpart(plan: InstancePlan, other: RouterPlan): number | undefined {
  const candidates = lookup(other)
    .routers(plan.interface, plan.family, plan.virtualRouterId)
    .filter((index) => speakAlike(plan, other.instances[index] as InstancePlan));
  const sharesPeers = (index: number) =>
    other.instances[index]?.unicastPeers.some(({ address }) =>
      plan.unicastPeers.some((peer) => peer.address === address),
    );
  // In unicast several may share a VRID; they have no peer in common.
  return candidates.length > 1 ? candidates.find(sharesPeers) : candidates[0];
}

function speakAlike(one: InstancePlan, other: InstancePlan): boolean {
  const isUnicast = one.unicastPeers.length > 0;
  if (isUnicast !== other.unicastPeers.length > 0) return false;
  return isUnicast ? one.sourceAddress === other.sourceAddress : one.multicastGroup === other.multicastGroup;
}

function carryInstance(before: RouterPlan, plan: InstancePlan, state: RouterState, now: Micros): Instance {
  const index = counterpart(plan, before) ?? -1;
  const [old, kept] = [before.instances[index], state.instances[index]];
  if (!old || !kept) return initialInstance(plan);
  const role = kept.role.type === 'master' ? carryMaster(plan, kept.role, now) : kept.role;
  const becomesOwner = plan.basePriority === PRIORITY_OWNER && old.basePriority !== PRIORITY_OWNER;
  const priority = becomesOwner ? PRIORITY_OWNER : kept.priority;
  return { ...kept, priority, role, complaints: [] };
}

function delayed(instance: Instance, delay: Micros): Instance {
  const { role } = instance;
  if (delay === 0 || role.type !== 'backup') return instance;
  return { ...instance, role: { ...role, masterDownAt: plus(role.masterDownAt, delay) } };
}

/** Advertises at once: the others shall not wait for the new interval, priority or addresses. */
function carryMaster(plan: InstancePlan, role: Master, now: Micros): Master {
  return { ...role, advertAt: now, ...announcesOnFrom(plan, now) };
}

/** What its runs have shown stays true while the command is the same. */
function carryScripts(turn: Turn, before: RouterPlan, state: RouterState): void {
  for (const plan of turn.plan.scripts) {
    const index = before.scripts.findIndex((old) => isSameCommand(old, plan));
    const [old, script] = [before.scripts[index], state.scripts[index]];
    if (!old || !script) {
      turn.scripts.push(startScript(plan, turn.now));
      continue;
    }
    const [carried, effects] = carryScript(old, plan, script, turn.now);
    turn.scripts.push(carried);
    turn.effects.push(...effects);
  }
}

/** All that go before any that comes: one may go from one instance to another. */
function changeVirtual(turn: Turn, before: RouterPlan): void {
  const kept = turn.plan.instances.flatMap((plan, index) => {
    const old = before.instances[counterpart(plan, before) ?? -1];
    return old && turn.instances[index]?.role.type === 'master' ? [{ old, plan, index }] : [];
  });
  for (const { old, plan } of kept) turn.effects.push(...virtualGone(old, plan));
  for (const { old, plan, index } of kept) {
    turn.effects.push(...virtualCome(old, plan));
    const isNew = without(allAddresses(plan), allAddresses(old)).length > 0;
    const { repeats, refresh } = plan.gratuitous;
    // As in keepalived all are announced when one is new, and whenever there are refreshes.
    if (isNew || refresh > 0) turn.effects.push(...announce(plan, repeats));
    const { instance } = member(turn, index);
    if (isNew) turn.instances[index] = announcesAgain(plan, instance, turn.now);
  }
}

function announcesAgain(plan: InstancePlan, instance: Instance, now: Micros): Instance {
  if (instance.role.type !== 'master') return instance;
  const { delay } = plan.gratuitous;
  const role = {
    ...instance.role,
    announceAt: after(now, delay),
    ...announcesOnFrom(plan, plus(now, delay)),
  };
  return { ...instance, role };
}

/** What waited for its turn to be announced, and still is a master's, waits again. */
function announceWaiting(turn: Turn, before: RouterPlan, { lanes }: RouterState): void {
  for (const { instance, address, left } of Object.values(lanes).flatMap(({ waiting }) => waiting)) {
    const old = before.instances[lookup(before).instance(instance) ?? -1];
    const index = old && counterpart(old, turn.plan);
    if (index === undefined || turn.instances[index]?.role.type !== 'master') continue;
    const plan = turn.plan.instances[index];
    const same = plan && allAddresses(plan).find((one) => sameKey(one) === sameKey(address));
    if (same) turn.effects.push(...announce(plan, left, [same]));
  }
}
