import type { CheckerLoop, CheckerPlan } from '@kaconf/healthcheck';
import {
  aliveWeight,
  type ServerPlace,
  type ServiceStatistics,
  type ServicesPlan,
  type State,
  weightOf,
} from '@kaconf/ipvs';
import type { Micros } from '@kaconf/net';
import type {
  CheckerStatus,
  RealServerStatus,
  VirtualServerStatus,
} from '../control/virtual-server-status.ts';
import { type Counted, countedBy } from './counted.ts';

/** A checker process at a moment. */
export interface CheckersStanding {
  readonly plan: ServicesPlan;
  readonly state: State;
  readonly checkers: readonly CheckerPlan[];
  /** How those stand that ask. */
  readonly asking: CheckerLoop['standings'];
  /** What the kernel has counted. */
  readonly statistics: readonly ServiceStatistics[];
  readonly now: Micros;
}

/** How virtual and real servers stand, and why. */
export function inspectServers(standing: CheckersStanding): VirtualServerStatus[] {
  const { plan, state, statistics } = standing;
  const counted = countedBy(statistics);
  const checkersOf = checkersByServer(standing);
  return plan.services.flatMap((service, index) => {
    const its = state.services[index];
    if (!its) return [];
    const servers = service.servers.map((_, server) =>
      realServer({ service: index, server }, standing, counted, checkersOf),
    );
    return {
      name: service.name,
      quorumUp: its.quorumUp,
      quorum: service.quorum,
      weight: aliveWeight(service, its),
      sorryServer: service.sorry?.name,
      sorryServes: its.sorryServes,
      suspended: service.suspends !== undefined && its.addresses === 0,
      servers: servers.flat(),
      traffic: counted.ofService(service),
    };
  });
}

type CheckersOf = (place: ServerPlace) => readonly CheckerStatus[];

function realServer(
  { service, server }: ServerPlace,
  { plan, state }: CheckersStanding,
  counted: Counted,
  checkersOf: CheckersOf,
): RealServerStatus[] {
  const planned = plan.services[service];
  const serviceState = state.services[service];
  const real = planned?.servers[server];
  const its = serviceState?.servers[server];
  if (!planned || !serviceState || !real || !its) return [];
  const { name } = real;
  return [
    {
      name,
      alive: its.alive,
      serves: its.alive && serviceState.present && !serviceState.sorryServes,
      weight: weightOf(real, its),
      checkers: checkersOf({ service, server }),
      traffic: counted.ofServer(planned, real),
    },
  ];
}

function checkersByServer({ checkers, asking, state, now }: CheckersStanding): CheckersOf {
  const byServer = Map.groupBy(checkers, ({ place }) => keyOf(place));
  const asks = new Map(asking.map((one) => [one.plan as CheckerPlan, one]));
  const statusOf = (plan: CheckerPlan): CheckerStatus[] => {
    const { service, server, checker } = plan.place;
    const known = state.services[service]?.servers[server]?.checkers[checker];
    if (!known) return [];
    const { up, hasRun, weight, enabled } = known;
    const its = asks.get(plan);
    const next = its && enabled ? (its.isAsking ? 0 : Math.max(0, its.dueAt - now)) : undefined;
    const retries = hasRun && up ? (its?.progress.retries ?? 0) : 0;
    return [{ kind: plan.type, up, hasRun, weight, retries, next }];
  };
  return (place) => (byServer.get(keyOf(place)) ?? []).flatMap(statusOf);
}

function keyOf({ service, server }: ServerPlace): string {
  return `${service} ${server}`;
}
