import type { Instance } from '@kaconf/vrrp';

/** As keepalived numbers them. */
export const stateNumbers = { INIT: 0, BACKUP: 1, MASTER: 2, FAULT: 3 } as const;
export type StateName = keyof typeof stateNumbers;

export function stateOf({ role }: Instance): StateName {
  switch (role.type) {
    case 'backup':
      return 'BACKUP';
    case 'master':
      return 'MASTER';
    case 'fault':
      return 'FAULT';
    default:
      return 'INIT';
  }
}

/** What it would be on its own: one that waits for its sync group would be master. */
export function wantedStateOf(instance: Instance): StateName {
  const { role } = instance;
  return role.type === 'backup' && role.heldByGroup ? 'MASTER' : stateOf(instance);
}
