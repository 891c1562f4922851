import { type Micros, micros } from '@kaconf/net';
import { allAddresses } from '../instance/announce.ts';
import type { Instance } from '../instance/instance.ts';
import { formatAddress } from '../plan/address-text.ts';
import { lookup } from '../plan/lookup.ts';
import type { RouterPlan } from '../plan/plan.ts';
import type { Tracking } from '../plan/tracking.ts';
import { faults } from '../router/faults.ts';
import { found } from '../router/found.ts';
import type { RouterState } from '../router/state.ts';
import { openTurn, type Turn } from '../router/turn.ts';
import { watched } from '../router/watched.ts';
import type { Election, Explanation, GroupStanding, TrackerShare } from './explanation.ts';
import { type StateName, stateName } from './state-name.ts';

/** Who is what, and why. @param name only that instance; nothing when there is none */
export function explain(plan: RouterPlan, state: RouterState, now: Micros, name?: string): Explanation[] {
  const turn = openTurn(plan, state, now);
  return plan.instances.flatMap((one, index) =>
    name === undefined || one.name === name ? (explainOne(turn, index) ?? []) : [],
  );
}

function explainOne(turn: Turn, index: number): Explanation | undefined {
  const [plan, instance] = [turn.plan.instances[index], turn.instances[index]];
  if (!plan || !instance) return undefined;
  const group = lookup(turn.plan).group(index);
  return {
    name: plan.name,
    state: stateName(instance.role),
    interface: plan.interface,
    family: plan.family,
    version: plan.version,
    virtualRouterId: plan.virtualRouterId,
    addresses: allAddresses(plan).map(formatAddress),
    basePriority: plan.basePriority,
    priority: instance.priority,
    preempts: plan.preempt,
    trackers: [
      ...trackerShares(turn, plan, 'instance'),
      ...(group ? trackerShares(turn, group, 'group') : []),
    ],
    faults: instance.role.type === 'stopped' ? [] : faults(turn, index),
    group: group && groupStanding(turn, group),
    election: election(instance, turn.now),
  };
}

function trackerShares(turn: Turn, tracking: Tracking, trackedBy: TrackerShare['trackedBy']): TrackerShare[] {
  return watched(turn, tracking).map((one) => ({
    kind: one.kind,
    name: one.tracked.name,
    trackedBy,
    weight: one.tracked.weight,
    reverse: one.tracked.reverse,
    found: found(turn, one),
    share: one.standing,
  }));
}

function groupStanding(turn: Turn, { name, members }: { name: string; members: readonly string[] }) {
  const states = members.map((member): { name: string; state: StateName } => {
    const instance = turn.instances[lookup(turn.plan).instance(member) ?? -1];
    return { name: member, state: instance ? stateName(instance.role) : 'INIT' };
  });
  return { name, members: states } satisfies GroupStanding;
}

function election({ role }: Instance, now: Micros): Election | undefined {
  if (role.type !== 'backup') return undefined;
  const { master, heardPriority, masterDownAt, preemptAt, heldByGroup } = role;
  const left = (time: Micros) => micros(Math.max(0, time - now));
  return {
    master,
    masterPriority: heardPriority,
    takesOverIn: left(masterDownAt),
    preemptsIn: preemptAt === undefined ? undefined : left(preemptAt),
    heldByGroup,
  };
}
