import type { RealServerPlan, VirtualServerPlan } from '../plan/plan.ts';
import type { ServerState, ServiceState } from './state.ts';

/** IPVS_WEIGHT_LIMIT */
const MAX_WEIGHT = 2 ** 31 - 1;

/** With what its checkers add to it, within what IPVS takes. */
export function weightOf({ weight }: RealServerPlan, { checkers }: ServerState): number {
  const sum = checkers.reduce((total, checker) => total + checker.weight, weight);
  return Math.min(Math.max(sum, 0), MAX_WEIGHT);
}

/** Of all that are alive, whether they serve or the sorry server does. */
export function aliveWeight({ servers }: VirtualServerPlan, state: ServiceState): number {
  return servers.reduce((total, plan, index) => {
    const server = state.servers[index];
    return server?.alive ? total + weightOf(plan, server) : total;
  }, 0);
}
