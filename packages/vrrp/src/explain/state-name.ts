import type { Role } from '../instance/instance.ts';

/** As keepalived calls them. */
export type StateName = 'INIT' | 'BACKUP' | 'MASTER' | 'FAULT' | 'STOP';

const NAMES = {
  initial: 'INIT',
  backup: 'BACKUP',
  master: 'MASTER',
  fault: 'FAULT',
  stopped: 'STOP',
} as const satisfies Record<Role['type'], StateName>;

export function stateName({ type }: Role): StateName {
  return NAMES[type];
}
