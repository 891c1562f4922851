import type { RealServerPlan, VirtualServerPlan } from '../plan/plan.ts';
import type { ServerState, ServiceState } from './state.ts';

/** IPVS_WEIGHT_LIMIT */
const MAX_WEIGHT = 2 ** 31 - 1;

/** With what its checkers add to it. */
export function effectiveWeight({ weight }: RealServerPlan, { checkers }: ServerState): number {
  return checkers.reduce((total, checker) => total + checker.weight, weight);
}

/** That, within what IPVS takes. */
export function weightOf(plan: RealServerPlan, state: ServerState): number {
  return Math.min(Math.max(effectiveWeight(plan, state), 0), MAX_WEIGHT);
}

/** Of all that are alive, whether they serve or the sorry server does. */
export function aliveWeight({ servers }: VirtualServerPlan, state: ServiceState): number {
  return servers.reduce((total, plan, index) => {
    const server = state.servers[index];
    return server?.alive ? total + weightOf(plan, server) : total;
  }, 0);
}
