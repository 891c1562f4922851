import { effectivePriority, type Verdict } from '../instance/priority.ts';
import { lookup } from '../plan/lookup.ts';
import type { GroupPlan, InstancePlan, Tracked } from '../plan/plan.ts';
import { scriptVerdict } from '../track/script.ts';
import { sourceAddress } from './source-address.ts';
import type { Turn } from './turn.ts';

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
  if (plan.lacksPeers || missingInterfaces(turn, plan).length > 0) return 'fault';
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

/** With the weights of its own trackers and of those of its sync group. */
export function priority(turn: Turn, index: number, plan: InstancePlan): number {
  const group = lookup(turn.plan).group(index);
  const all = [...watched(turn, plan), ...(group ? watched(turn, group) : [])];
  return effectivePriority(
    plan,
    all.filter(({ tracked }) => tracked.weight !== 0),
  );
}

/** Only what has no weight can be a fault. */
function trackedHealth(turn: Turn, tracking: Tracking): Health {
  return worst(
    watched(turn, tracking)
      .filter(({ tracked }) => tracked.weight === 0)
      .map(judge),
  );
}

export function judge({ tracked: { reverse }, verdict }: Watched): Health {
  if (verdict === undefined) return 'unknown';
  return verdict === reverse ? 'fault' : 'fit';
}

function worst(all: readonly Health[]): Health {
  if (all.includes('fault')) return 'fault';
  return all.includes('unknown') ? 'unknown' : 'fit';
}

type Tracking = Pick<InstancePlan | GroupPlan, 'trackedScripts' | 'trackedInterfaces'>;

/** A tracked thing and what is known of it now. */
export interface Watched {
  readonly kind: 'script' | 'interface';
  readonly tracked: Tracked;
  readonly verdict: Verdict;
}

export function watched(turn: Turn, { trackedScripts, trackedInterfaces }: Tracking): Watched[] {
  const scripts = trackedScripts.map((tracked): Watched => {
    const index = lookup(turn.plan).script(tracked.name) ?? -1;
    const plan = turn.plan.scripts[index];
    const script = turn.scripts[index];
    return { kind: 'script', tracked, verdict: plan && script ? scriptVerdict(plan, script) : undefined };
  });
  const interfaces = trackedInterfaces.map((tracked): Watched => {
    return { kind: 'interface', tracked, verdict: turn.interfaces[tracked.name]?.up ?? false };
  });
  return [...scripts, ...interfaces];
}
