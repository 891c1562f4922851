import type { GroupPlan, InstancePlan, RouterPlan } from '../plan/plan.ts';
import { counterpart } from '../router/reload.ts';
import { compare, isEqual, type Keywords, type StatementChange, text } from './compare.ts';
import { advertKeywords, gratuitousKeywords, instanceKeywords } from './instance-keywords.ts';
import { firewallKeywords, reportKeywords, routerKeywords, staticKeywords } from './router-keywords.ts';
import {
  fileKeywords,
  notifyKeywords,
  processKeywords,
  scriptKeywords,
  trackingKeywords,
} from './tracking-keywords.ts';

/** What a reload would make of a block. Plain data. */
export interface BlockChange {
  /** `vrrp_instance`; `global` for what stands in no block with a name. */
  readonly block: string;
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Of one that is changed. */
  readonly statements: readonly StatementChange[];
}

/**
 * What a reload from one plan to the other would change. An instance is the same one when it is the same virtual router on
 * the wire, whatever its name; one that is removed resigns, one that is added starts anew.
 */
export function difference(before: RouterPlan, after: RouterPlan): BlockChange[] {
  return [
    ...instanceChanges(before, after),
    ...named('vrrp_sync_group', before.groups, after.groups, groupStatements),
    ...named('vrrp_script', before.scripts, after.scripts, (one, other) =>
      compare(scriptKeywords, one, other),
    ),
    ...named('track_file', before.files, after.files, (one, other) => compare(fileKeywords, one, other)),
    ...named('vrrp_track_process', before.processes, after.processes, (one, other) =>
      compare(processKeywords, one, other),
    ),
    ...changed('global', '', [
      ...compare(routerKeywords, before, after),
      ...compare(staticKeywords, before.statics, after.statics),
      ...compare(reportKeywords, before.report, after.report),
      ...compare(firewallKeywords, before.firewall, after.firewall),
    ]),
  ];
}

function instanceChanges(before: RouterPlan, after: RouterPlan): BlockChange[] {
  const block = 'vrrp_instance';
  const gone = before.instances.filter((plan) => counterpart(plan, after) === undefined);
  return [
    ...gone.map(({ name }) => only(block, name, 'removed')),
    ...after.instances.flatMap((plan) => {
      const old = before.instances[counterpart(plan, before) ?? -1];
      return old
        ? changed(block, plan.name, instanceStatements(old, plan))
        : [only(block, plan.name, 'added')];
    }),
  ];
}

function instanceStatements(before: InstancePlan, after: InstancePlan): StatementChange[] {
  return [
    ...compare(instanceKeywords, before, after),
    ...compare(advertKeywords, before.adverts, after.adverts),
    ...compare(gratuitousKeywords, before.gratuitous, after.gratuitous),
    ...compare(notifyKeywords, before.notify, after.notify),
  ];
}

const groupKeywords: Keywords<Omit<GroupPlan, 'notify'>> = {
  name: ['name', text],
  members: ['group', (names) => names],
  ...trackingKeywords,
};

function groupStatements(before: GroupPlan, after: GroupPlan): StatementChange[] {
  return [...compare(groupKeywords, before, after), ...compare(notifyKeywords, before.notify, after.notify)];
}

interface Named {
  readonly name: string;
}

function named<Plan extends Named>(
  block: string,
  before: readonly Plan[],
  after: readonly Plan[],
  statements: (before: Plan, after: Plan) => StatementChange[],
): BlockChange[] {
  const gone = before.filter(({ name }) => !after.some((plan) => plan.name === name));
  return [
    ...gone.map(({ name }) => only(block, name, 'removed')),
    ...after.flatMap((plan) => {
      const old = before.find(({ name }) => name === plan.name);
      if (!old) return [only(block, plan.name, 'added')];
      return isEqual(old, plan) ? [] : changed(block, plan.name, statements(old, plan));
    }),
  ];
}

function only(block: string, name: string, change: 'added' | 'removed'): BlockChange {
  return { block, name, change, statements: [] };
}

function changed(block: string, name: string, statements: readonly StatementChange[]): BlockChange[] {
  return statements.length === 0 ? [] : [{ block, name, change: 'changed', statements }];
}
