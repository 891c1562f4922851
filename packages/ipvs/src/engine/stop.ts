import type { RealServerPlan } from '../plan/plan.ts';
import { isInTable, leavingNotices, leavingText } from './farewell.ts';
import { quorumNotices } from './notify.ts';
import type { ServerPlace } from './place.ts';
import type { Turn } from './turn.ts';

/** Everything that the plan has put into the kernel's table goes. */
export function stop(turn: Turn): void {
  const { services, flushOnStop } = turn.plan;
  if (flushOnStop === 'all' && services.length > 0) {
    turn.effects.push({ type: 'ipvs', commands: [{ type: 'flush' }], decides: false });
  }
  for (const [service, plan] of services.entries()) {
    const { servers } = turn.service(service);
    if (flushOnStop === 'none') {
      for (const [server, its] of plan.servers.entries()) shutDown(turn, { service, server }, its);
    }
    if (plan.omega) turn.effects.push(...quorumNotices(plan, false, 'Shutting down', true));
    turn.changeService(service, {
      present: false,
      quorumUp: false,
      sorryServes: false,
      servers: servers.map((it) => ({ ...it, alive: false })),
    });
    if (flushOnStop !== 'all') turn.follow(service);
  }
}

/** Only with omega it is a failure. */
function shutDown(turn: Turn, place: ServerPlace, server: RealServerPlan): void {
  const plan = turn.servicePlan(place.service);
  const state = turn.server(place);
  turn.effects.push(leavingText('Shutting down', server, plan, state));
  if (!plan.omega || !state.alive || !isInTable(server, state, turn.service(place.service))) return;
  turn.effects.push(...leavingNotices('Shutting down', server, plan, true));
}
