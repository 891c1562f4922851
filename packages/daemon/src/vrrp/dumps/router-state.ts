import { type Instance, stateName } from '@kaconf/vrrp';
import { isFaulty } from './faults.ts';
import type { InstanceSubject } from './subject.ts';

/** As keepalived numbers them. */
export const stateNumbers = { INIT: 0, BACKUP: 1, MASTER: 2, FAULT: 3 } as const;
type ToldState = keyof typeof stateNumbers;

/** One that has stopped is told of as one that has not begun. */
export function stateOf({ role }: Instance): ToldState {
  const name = stateName(role);
  return name === 'STOP' ? 'INIT' : name;
}

/** What it would be on its own: one that waits for its sync group would be master. */
export function wantedStateOf(one: InstanceSubject): ToldState {
  const { instance, plan, subject } = one;
  const { role } = instance;
  if (role.type === 'backup' && role.heldByGroup) return 'MASTER';
  // Only others of its group are faulty: who has waited for their scripts with them would have gone on.
  if (role.type === 'fault' && !isFaulty(one) && !subject.wasUp(plan.name) && waitedForScripts(one))
    return 'BACKUP';
  return stateOf(instance);
}

function waitedForScripts({ plan, subject }: InstanceSubject): boolean {
  const group = subject.plan.groups.find(({ members }) => members.includes(plan.name));
  const members = subject.explanations.filter(({ name }) => group?.members.includes(name));
  return members.some(({ trackers }) => trackers.some(({ kind }) => kind === 'script'));
}
