import { type Instance, stateName } from '@kaconf/vrrp';

/** As keepalived numbers them. */
export const stateNumbers = { INIT: 0, BACKUP: 1, MASTER: 2, FAULT: 3 } as const;
type ToldState = keyof typeof stateNumbers;

/** One that has stopped is told of as one that has not begun. */
export function stateOf({ role }: Instance): ToldState {
  const name = stateName(role);
  return name === 'STOP' ? 'INIT' : name;
}

/** What it would be on its own: one that waits for its sync group would be master. */
export function wantedStateOf(instance: Instance): ToldState {
  const { role } = instance;
  return role.type === 'backup' && role.heldByGroup ? 'MASTER' : stateOf(instance);
}
