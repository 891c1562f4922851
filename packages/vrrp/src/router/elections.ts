import { holdForGroup } from '../instance/backup.ts';
import { instanceDeadline } from '../instance/instance.ts';
import {
  enterMaster,
  leaveMaster,
  masterAdvertises,
  masterAnnounces,
  masterExpires,
} from '../instance/master.ts';
import { refute } from '../instance/master-receives.ts';
import { rivalGone } from '../instance/rival-owner.ts';
import { lookup } from '../plan/lookup.ts';
import type { GroupPlan } from '../plan/plan.ts';
import { detail, info } from './effect.ts';
import { apply, type Member, member, type Turn } from './turn.ts';

/**
 * What is due in the instances. First the adverts of all, in a row: they are what others measure us by, and what follows
 * can take its time.
 */
export function tickInstances(turn: Turn): void {
  const due: number[] = [];
  for (let index = 0; index < turn.instances.length; index++) if (isDue(turn, index)) due.push(index);
  for (const index of due) tickMaster(turn, index, advertiseOrExpire);
  const others = due.filter((index) => isDue(turn, index));
  for (const index of others) tickMaster(turn, index, masterAnnounces);
  for (const index of others) tickMaster(turn, index, rivalGone);
  for (const index of others) tickBackup(turn, index);
}

function isDue(turn: Turn, index: number): boolean {
  const instance = turn.instances[index];
  const time = instance && instanceDeadline(instance);
  return time !== undefined && time <= turn.now;
}

const advertiseOrExpire: typeof masterAdvertises = (situation, instance, role) =>
  masterExpires(situation, instance, role) ?? masterAdvertises(situation, instance, role);

function tickMaster(turn: Turn, index: number, tick: typeof masterAdvertises): void {
  const { instance, situation } = member(turn, index);
  if (situation && instance.role.type === 'master') {
    apply(turn, index, tick(situation, instance, instance.role));
  }
}

function tickBackup(turn: Turn, index: number): void {
  const { plan, instance, situation } = member(turn, index);
  const { role } = instance;
  if (!situation || role.type !== 'backup' || role.masterDownAt > turn.now) return;
  turn.effects.push(detail(`(${plan.name}) Receive advertisement timeout`));
  const group = lookup(turn.plan).group(index);
  if (!group) apply(turn, index, enterMaster(situation, instance));
  else if (othersReady(turn, group, index)) promoteGroup(turn, group, index);
  else apply(turn, index, holdForGroup(situation, instance, role));
}

/** After a packet: when a member of a sync group has stopped being master, so do the others. */
export function followGroup(turn: Turn, wasMaster: readonly boolean[]): void {
  for (const group of turn.plan.groups) {
    const all = groupMembers(turn, group);
    const left = all.some(({ index, instance }) => wasMaster[index] && instance.role.type === 'backup');
    const behind = all.filter(({ instance }) => instance.role.type === 'master');
    if (!left) continue;
    turn.effects.push(info(`VRRP_Group(${group.name}) Syncing instances to BACKUP state`));
    for (const { index, instance, situation } of behind) {
      if (situation) apply(turn, index, leaveMaster(situation, instance, withGroup(group)));
    }
  }
}

/**
 * A member has heard a lower-priority master: the whole group of that one stands back at once, so the other members
 * will not hear it any more, but their neighbours have.
 */
export function refuteWithGroup(turn: Turn, contested: number): void {
  const group = lookup(turn.plan).group(contested);
  if (!group) return;
  for (const { index, instance, situation } of groupMembers(turn, group)) {
    const { role } = instance;
    if (index === contested || !situation || role.type !== 'master') continue;
    apply(turn, index, refute(situation, instance, role));
  }
}

function groupMembers(turn: Turn, group: GroupPlan): Member[] {
  return group.members
    .map((name) => lookup(turn.plan).instance(name))
    .filter((index) => index !== undefined)
    .map((index) => member(turn, index));
}

function othersReady(turn: Turn, group: GroupPlan, index: number): boolean {
  return groupMembers(turn, group).every(
    ({ index: other, instance: { role } }) =>
      other === index || role.type === 'master' || (role.type === 'backup' && role.heldByGroup),
  );
}

/** The one whose timer completed the group goes first. */
function promoteGroup(turn: Turn, group: GroupPlan, first: number): void {
  promote(turn, member(turn, first));
  turn.effects.push(info(`VRRP_Group(${group.name}) Syncing instances to MASTER state`));
  for (const one of groupMembers(turn, group)) if (one.index !== first) promote(turn, one, withGroup(group));
}

function promote(turn: Turn, { index, instance, situation }: Member, cause?: string): void {
  if (!situation || instance.role.type !== 'backup') return;
  apply(turn, index, enterMaster(situation, instance, cause));
}

function withGroup({ name }: GroupPlan): string {
  return `with its sync group ${name}`;
}
