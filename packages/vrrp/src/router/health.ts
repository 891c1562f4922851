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
  return worst([groupHealth(turn, group), ...members(turn, group).map((plan) => ownHealth(turn, plan))]);
}

export function priority(turn: Turn, plan: InstancePlan): number {
  return effectivePriority(
    plan,
    [...scripts(turn, plan.trackedScripts), ...interfaces(turn, plan.trackedInterfaces)].filter(
      ({ tracked }) => tracked.weight !== 0,
    ),
  );
}

export function members(turn: Turn, group: GroupPlan): InstancePlan[] {
  return turn.plan.instances.filter(({ name }) => group.members.includes(name));
}

function ownHealth(turn: Turn, plan: InstancePlan | undefined): Health {
  if (!plan) return 'fit';
  const link = turn.interfaces[plan.interface];
  if (!link?.up || sourceAddress(plan, link) === undefined) return 'fault';
  return trackedHealth(turn, plan.trackedScripts, plan.trackedInterfaces);
}

function groupHealth(turn: Turn, group: GroupPlan): Health {
  return trackedHealth(turn, group.trackedScripts, group.trackedInterfaces);
}

/** Only what has no weight can be a fault. */
function trackedHealth(
  turn: Turn,
  trackedScripts: readonly Tracked[],
  trackedLinks: readonly Tracked[],
): Health {
  const all = [...scripts(turn, trackedScripts), ...interfaces(turn, trackedLinks)];
  return worst(
    all.filter(({ tracked }) => tracked.weight === 0).map(({ tracked, verdict }) => judge(tracked, verdict)),
  );
}

function judge({ reverse }: Tracked, verdict: Verdict): Health {
  if (verdict === undefined) return 'unknown';
  return verdict === reverse ? 'fault' : 'fit';
}

function worst(all: readonly Health[]): Health {
  if (all.includes('fault')) return 'fault';
  return all.includes('unknown') ? 'unknown' : 'fit';
}

function scripts(turn: Turn, tracked: readonly Tracked[]): { tracked: Tracked; verdict: Verdict }[] {
  return tracked.map((one) => {
    const index = lookup(turn.plan).script(one.name) ?? -1;
    const plan = turn.plan.scripts[index];
    const script = turn.scripts[index];
    return { tracked: one, verdict: plan && script ? scriptVerdict(plan, script) : undefined };
  });
}

function interfaces(turn: Turn, tracked: readonly Tracked[]): { tracked: Tracked; verdict: Verdict }[] {
  return tracked.map((one) => ({ tracked: one, verdict: turn.interfaces[one.name]?.up ?? false }));
}
