import type { Instance } from '../instance/instance.ts';
import { lookup } from '../plan/lookup.ts';
import type { RouterPlan } from '../plan/plan.ts';
import type { Effect } from './effect.ts';
import type { Turn } from './turn.ts';

type GroupRole = 'MASTER' | 'BACKUP' | 'FAULT' | 'STOP' | undefined;

/** Instances in the order of their plan. */
export interface Members {
  readonly plan: RouterPlan;
  readonly instances: readonly Instance[];
}

/** What of the groups is told, and whether that is before what their members tell. */
export type GroupNews = 'at start' | 'later';

/**
 * Puts in one notification for each group that has become something else: behind the last of its members'. At a start
 * keepalived looks at groups when it knows who has a fault, and at those who have none behind that.
 */
export function addGroupNews(turn: Turn, before: Members, news: GroupNews): void {
  for (const { name, members } of turn.plan.groups) {
    const event = groupRole(turn, name);
    if (event === undefined || event === groupRole(before, name)) continue;
    const place = event === 'STOP' ? turn.effects.length : placeOf(turn.effects, members, news);
    turn.effects.splice(place, 0, { type: 'notify', subject: 'GROUP', name, event, priority: 0 });
  }
}

function placeOf(effects: readonly Effect[], members: readonly string[], news: GroupNews): number {
  return news === 'at start' ? firstBackup(effects) : lastOf(effects, members);
}

function firstBackup(effects: readonly Effect[]): number {
  const index = effects.findIndex(
    (effect) => effect.type === 'notify' && effect.subject === 'INSTANCE' && effect.event === 'BACKUP',
  );
  return index === -1 ? effects.length : index;
}

function lastOf(effects: readonly Effect[], members: readonly string[]): number {
  const index = effects.findLastIndex(
    (effect) => effect.type === 'notify' && effect.subject === 'INSTANCE' && members.includes(effect.name),
  );
  return index === -1 ? effects.length : index + 1;
}

/** A sync group has no state of its own: it is what all of its members are. */
export function groupRole({ plan, instances }: Members, name: string): GroupRole {
  const members = plan.groups.find((group) => group.name === name)?.members;
  if (!members) return undefined;
  const roles = members.map((member) => instances[lookup(plan).instance(member) ?? -1]?.role.type);
  if (roles.includes('stopped')) return 'STOP';
  if (roles.includes('fault')) return 'FAULT';
  if (roles.includes('initial')) return undefined;
  return roles.every((role) => role === 'master') ? 'MASTER' : 'BACKUP';
}
