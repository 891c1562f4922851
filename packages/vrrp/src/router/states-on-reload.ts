import { notify } from '../instance/announce.ts';
import { groupRole } from './group-role.ts';
import type { Turn } from './turn.ts';

/**
 * `fifo_write_vrrp_states_on_reload`: what has not changed is said again, of groups first. As in keepalived of a master
 * that stays one nothing is said.
 */
export function addStates(turn: Turn): void {
  const told = new Set(
    turn.effects.flatMap((effect) => (effect.type === 'notify' ? [`${effect.subject} ${effect.name}`] : [])),
  );
  for (const { name } of turn.plan.groups) {
    const event = groupRole(turn, name);
    if (event === undefined || told.has(`GROUP ${name}`)) continue;
    turn.effects.push({ type: 'notify', subject: 'GROUP', name, event, priority: 0, again: true });
  }
  turn.plan.instances.forEach((plan, index) => {
    const instance = turn.instances[index];
    if (!instance || instance.role.type === 'master' || told.has(`INSTANCE ${plan.name}`)) return;
    const state = instance.role.type === 'backup' ? 'BACKUP' : 'FAULT';
    turn.effects.push({ ...notify(plan, state, instance.priority), again: true });
  });
}
