/** How much of each kind runs. */
export interface Workload {
  readonly instances: number;
  readonly groups: number;
  readonly services: number;
  readonly sessions: number;
}

export const NO_WORK: Workload = { instances: 0, groups: 0, services: 0, sessions: 0 };

/** `2 VRRP instances, 1 sync group`: what an administrator sees first. */
export function showWorkload({ instances, groups, services, sessions }: Workload): string {
  const kinds = [
    counted(instances, 'VRRP instance'),
    counted(groups, 'sync group'),
    counted(services, 'virtual server'),
    counted(sessions, 'BFD session'),
  ];
  return kinds.flat().join(', ') || 'nothing to run';
}

function counted(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`];
}
