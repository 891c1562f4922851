import type { Instance } from '../instance/instance.ts';
import { lookup } from '../plan/lookup.ts';
import type { GroupPlan, RouterPlan } from '../plan/plan.ts';
import type { Effect } from './effect.ts';

type GroupRole = 'MASTER' | 'BACKUP' | 'FAULT' | 'STOP' | undefined;

/** A sync group has no state of its own: it is what all of its members are. */
export function groupRole(plan: RouterPlan, group: GroupPlan, instances: readonly Instance[]): GroupRole {
  const roles = group.members.map((name) => instances[lookup(plan).instance(name) ?? -1]?.role.type);
  if (roles.includes('stopped')) return 'STOP';
  if (roles.includes('fault')) return 'FAULT';
  if (roles.includes('initial')) return undefined;
  return roles.every((role) => role === 'master') ? 'MASTER' : 'BACKUP';
}

/** One notification for each group that has become something else. */
export function groupNotifications(
  plan: RouterPlan,
  before: readonly Instance[],
  after: readonly Instance[],
): Effect[] {
  return plan.groups.flatMap((group): Effect[] => {
    const event = groupRole(plan, group, after);
    if (event === undefined || event === groupRole(plan, group, before)) return [];
    return [{ type: 'notify', subject: 'GROUP', name: group.name, event, priority: 0 }];
  });
}
