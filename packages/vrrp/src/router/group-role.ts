import type { Instance } from '../instance/instance.ts';
import { lookup } from '../plan/lookup.ts';
import type { RouterPlan } from '../plan/plan.ts';
import type { Effect } from './effect.ts';

type GroupRole = 'MASTER' | 'BACKUP' | 'FAULT' | 'STOP' | undefined;

/** Instances in the order of their plan. */
interface Members {
  readonly plan: RouterPlan;
  readonly instances: readonly Instance[];
}

/** One notification for each group that has become something else. */
export function groupNotifications(before: Members, after: Members): Effect[] {
  return after.plan.groups.flatMap(({ name }): Effect[] => {
    const event = groupRole(after, name);
    if (event === undefined || event === groupRole(before, name)) return [];
    return [{ type: 'notify', subject: 'GROUP', name, event, priority: 0 }];
  });
}

/** A sync group has no state of its own: it is what all of its members are. */
function groupRole({ plan, instances }: Members, name: string): GroupRole {
  const members = plan.groups.find((group) => group.name === name)?.members;
  if (!members) return undefined;
  const roles = members.map((member) => instances[lookup(plan).instance(member) ?? -1]?.role.type);
  if (roles.includes('stopped')) return 'STOP';
  if (roles.includes('fault')) return 'FAULT';
  if (roles.includes('initial')) return undefined;
  return roles.every((role) => role === 'master') ? 'MASTER' : 'BACKUP';
}
