import type { Config, VirtualServer } from '@kaconf/config';
import { identityOf } from '@kaconf/healthcheck/identity';
import { planCheckers } from '@kaconf/healthcheck/plan';
import {
  type Command,
  describeDestination,
  newState,
  planPolicy,
  planVirtualServer,
  reload,
  type ServicesPlan,
  type State,
  step,
} from '@kaconf/ipvs';

/** What a reload does to the kernel's table when everybody serves: that of the daemon, tried out. */
export interface ServerTrial {
  /** Services by what is done to them: they have no names here, since all are of one virtual server. */
  readonly services: ReadonlySet<Command['type']>;
  /** By `ADDRESS:PORT`: what is done to a real server. */
  readonly servers: ReadonlyMap<string, ReadonlySet<Command['type']>>;
  readonly weights: ReadonlyMap<string, number>;
  /** Real servers, by `ADDRESS:PORT`, of which something is asked that was not asked before. */
  readonly asked: ReadonlySet<string>;
  /** The quorum is lost by it. */
  readonly losesQuorum: boolean;
}

export function tryServers(
  before: readonly VirtualServer[],
  after: readonly VirtualServer[],
  config: Surroundings,
): ServerTrial {
  const [old, fresh] = [planServices(before, config), planServices(after, config)];
  const [, effects] = reload(old, fresh, serving(old), { verdicts: [], addresses: [] });
  const commands = effects.flatMap((effect) => (effect.type === 'ipvs' ? effect.commands : []));
  const services = new Set<Command['type']>();
  const servers = new Map<string, Set<Command['type']>>();
  const weights = new Map<string, number>();
  for (const command of commands) {
    if (!('destination' in command)) {
      services.add(command.type);
      continue;
    }
    const name = describeDestination(command.destination);
    servers.set(name, (servers.get(name) ?? new Set()).add(command.type));
    if ('weight' in command.destination) weights.set(name, command.destination.weight);
  }
  const told = effects.flatMap((effect) => (effect.type === 'notify' ? effect.line : []));
  const losesQuorum = told.some((line) => line.startsWith('VS ') && line.endsWith(' DOWN'));
  return { services, servers, weights, asked: newlyAsked(old, fresh), losesQuorum };
}

type Surroundings = Pick<Config, 'global_defs' | 'SSL'>;

function newlyAsked(before: ServicesPlan, after: ServicesPlan): Set<string> {
  const known = new Set(checksIn(before).map(({ key }) => key));
  return new Set(checksIn(after).flatMap(({ key, server }) => (known.has(key) ? [] : [server])));
}

function checksIn({ services }: ServicesPlan): { readonly server: string; readonly key: string }[] {
  return services.flatMap(({ servers }) =>
    servers.flatMap((plan) => {
      const server = describeDestination(plan);
      return plan.checkers.map(({ identity }) => ({ server, key: `${server} ${identity}` }));
    }),
  );
}

function planServices(servers: readonly VirtualServer[], config: Surroundings): ServicesPlan {
  const services = servers.map((virtual, position) => {
    const byServer = Map.groupBy(planCheckers(virtual, position, config), ({ place }) => place.server);
    return planVirtualServer(virtual, {
      resolve: ({ words }) => ({ words }),
      checkersOf: (server) => (byServer.get(server) ?? []).map(engineView),
      lostOf: () => 0,
    });
  });
  return { services, ...planPolicy(config.global_defs) };
}

function engineView(plan: ReturnType<typeof planCheckers>[number]) {
  return { kind: plan.type, alpha: plan.alpha, identity: identityOf(plan) };
}

/** All checkers have run, and found nothing wrong. */
function serving(plan: ServicesPlan): State {
  let [state] = step(plan, newState(plan), { type: 'start', found: [], verdicts: [] });
  for (const [service, { servers }] of plan.services.entries()) {
    for (const [server, { checkers }] of servers.entries()) {
      for (const checker of checkers.keys()) {
        [state] = step(plan, state, { type: 'checked', place: { service, server, checker }, up: true });
      }
    }
  }
  return state;
}
