import type { Checkers, Config, RealServer, VirtualServer } from '@kaconf/config';
import {
  type CheckerKind,
  type CheckerPlan,
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
  /** The quorum is lost by it. */
  readonly losesQuorum: boolean;
}

export function tryServers(
  before: readonly VirtualServer[],
  after: readonly VirtualServer[],
  globals: Config['global_defs'],
): ServerTrial {
  const [old, fresh] = [planServices(before, globals), planServices(after, globals)];
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
  return { services, servers, weights, losesQuorum };
}

function planServices(servers: readonly VirtualServer[], globals: Config['global_defs']): ServicesPlan {
  const services = servers.map((virtual) =>
    planVirtualServer(virtual, {
      resolve: ({ words }) => ({ words }),
      checkersOf: (server) => checkersOf(virtual.real_server[server]),
      lostOf: () => 0,
    }),
  );
  return { services, ...planPolicy(globals) };
}

const KINDS = [
  'TCP_CHECK',
  'HTTP_GET',
  'SSL_GET',
  'SMTP_CHECK',
  'DNS_CHECK',
  'UDP_CHECK',
  'PING_CHECK',
  'MISC_CHECK',
  'BFD_CHECK',
  'FILE_CHECK',
] as const satisfies readonly (CheckerKind & keyof Checkers)[];

/** One that is written in the same way goes on. */
function checkersOf(real: RealServer | undefined): CheckerPlan[] {
  if (real === undefined) return [];
  return KINDS.flatMap((kind) =>
    real[kind].map((checker) => ({
      kind,
      alpha: 'alpha' in checker && checker.alpha === true,
      identity: `${kind} ${JSON.stringify(checker, (name, value) => (name.startsWith('span') || name === 'end' ? undefined : value))}`,
    })),
  );
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
