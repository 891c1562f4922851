import type { CheckerPlan, ServicesPlan, VirtualServerPlan } from '../plan/plan.ts';

/** What has become of a plan. Positions are the plan's. */
export interface State {
  readonly services: readonly ServiceState[];
}

export interface ServiceState {
  /** In the kernel's table: between `start` and `stop`. */
  readonly present: boolean;
  /** Whether its real servers have what the quorum asks for. */
  readonly quorumUp: boolean;
  /** The sorry server serves, and no real server does. */
  readonly sorryServes: boolean;
  /** On how many interfaces the machine has its address: ha_suspend. */
  readonly addresses: number;
  readonly servers: readonly ServerState[];
}

export interface ServerState {
  /** It serves, unless the sorry server does. */
  readonly alive: boolean;
  readonly checkers: readonly CheckerState[];
  /** How many count as failed, until the configuration is read again, since their programs may not run. */
  readonly lost: number;
}

export interface CheckerState {
  readonly up: boolean;
  /** Whether it has ever told anything: before that, one failure is enough. */
  readonly hasRun: boolean;
  /** What it adds to the weight of the real server. */
  readonly weight: number;
  /** Unless ha_suspend has it pause. */
  readonly enabled: boolean;
}

/** Before its `start`. */
export function newState(plan: ServicesPlan): State {
  return { services: plan.services.map(newService) };
}

export function newService({ servers }: VirtualServerPlan): ServiceState {
  return {
    present: false,
    quorumUp: false,
    sorryServes: false,
    addresses: 0,
    servers: servers.map(({ checkers }) => ({ alive: false, checkers: checkers.map(newChecker), lost: 0 })),
  };
}

/** What a file holds is known before anything else happens. */
export function newChecker({ kind, alpha }: CheckerPlan): CheckerState {
  return { up: !alpha, hasRun: kind === 'FILE_CHECK', weight: 0, enabled: true };
}

/** How many checkers say something against it. */
export function failures({ checkers, lost }: ServerState): number {
  return checkers.filter(({ up }) => !up).length + lost;
}
