import { effectivePriority } from '../instance/priority.ts';
import { lookup } from '../plan/lookup.ts';
import type { InstancePlan } from '../plan/plan.ts';
import type { Tracking } from '../plan/tracking.ts';
import { sourceAddress } from './source-address.ts';
import type { Turn } from './turn.ts';
import { watched } from './watched.ts';

/** Whether an instance may take part, derived anew from what is known. `unknown`: a script's first run decides. */
export type Health = 'fit' | 'unknown' | 'fault';

/** Its own trackers, and as a member of a sync group those of the group and of every other member. */
export function health(turn: Turn, index: number): Health {
  const group = lookup(turn.plan).group(index);
  if (!group) return ownHealth(turn, turn.plan.instances[index]);
  const members = turn.plan.instances.filter(({ name }) => group.members.includes(name));
  return worst([trackedHealth(turn, group), ...members.map((plan) => ownHealth(turn, plan))]);
}

/** What makes it a fault for the instance alone, its sync group left aside. */
export function ownHealth(turn: Turn, plan: InstancePlan | undefined): Health {
  if (!plan) return 'fit';
  if (turn.inMaintenance || plan.lacksPeers || missingInterfaces(turn, plan).length > 0) return 'fault';
  // Who hears no master would become one beside it.
  if (turn.unheard.includes(plan.name)) return 'fault';
  const source = sourceAddress(plan, turn.interfaces[plan.sourceInterface ?? '']);
  if (plan.interface !== undefined && source === undefined) return 'fault';
  return trackedHealth(turn, plan);
}

/** Those that it cannot do without and that are down or not there. */
export function missingInterfaces(turn: Turn, plan: InstancePlan): readonly string[] {
  if (!plan.tracksPrimary) return [];
  return [plan.baseInterface, plan.ownInterface].filter(
    (name) => name !== undefined && !turn.interfaces[name]?.up,
  ) as string[];
}

/** With what its own trackers add and those of its sync group. */
export function priority(turn: Turn, index: number, plan: InstancePlan): number {
  const all = trackingsOf(turn, index).flatMap((tracking) => watched(turn, tracking));
  return effectivePriority(
    plan,
    all.map(({ standing }) => standing),
  );
}

/** What an instance tracks, and what its sync group does. */
export function trackingsOf(turn: Turn, index: number): Tracking[] {
  const plan = turn.plan.instances[index];
  const group = lookup(turn.plan).group(index);
  return [...(plan ? [plan] : []), ...(group ? [group] : [])];
}

function trackedHealth(turn: Turn, tracking: Tracking): Health {
  return worst(
    watched(turn, tracking).map(({ standing }) => (typeof standing === 'number' ? 'fit' : standing)),
  );
}

function worst(all: readonly Health[]): Health {
  if (all.includes('fault')) return 'fault';
  return all.includes('unknown') ? 'unknown' : 'fit';
}
