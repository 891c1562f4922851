import { parseConfig, type RealServer } from '@kaconf/config';
import type { IpAddress } from '@kaconf/net';
import {
  type CheckerPlace,
  type CheckerPlan,
  type Effect,
  type Event,
  newState,
  planPolicy,
  planVirtualServer,
  reload,
  type ServicesPlan,
  type State,
  step,
  type Table,
  type Verdict,
} from '../../src/index.ts';

/**
 * A checker process with its engine. Its checkers are programs that end with a status, which the story sets:
 * `misc_path "/run/check NAME"`; and files, which hold a number: `track_file NAME`.
 */
export class World {
  plan: ServicesPlan = {
    services: [],
    flushes: false,
    flushOnStop: 'none',
    tellsInitial: false,
    mailsCheckers: true,
  };
  state: State = { services: [] };
  /** Of programs and files; 0 until it is set. */
  readonly statuses = new Map<string, number>();
  readonly addresses: IpAddress[] = [];

  start(text: string, found: Table): readonly Effect[] {
    this.plan = planOf(text);
    this.state = newState(this.plan);
    const present = this.addresses.flatMap((address) => this.take({ type: 'addressPresent', address }));
    const started = this.take({ type: 'start', found, verdicts: this.#fileVerdicts() });
    return [...present, ...started, ...this.take({ type: 'activate' })];
  }

  reload(text: string): readonly Effect[] {
    const before = this.plan;
    this.plan = planOf(text);
    const known = { verdicts: this.#fileVerdicts(), addresses: this.addresses };
    const [state, effects] = reload(before, this.plan, this.state, known);
    this.state = state;
    return effects;
  }

  /** @param refuses the command that decides, if there is one */
  take(event: Event, refuses = false): readonly Effect[] {
    const [state, effects, refused] = step(this.plan, this.state, event);
    this.state = refuses && refused ? refused : state;
    const at = effects.findIndex((effect) => effect.type === 'ipvs' && effect.decides);
    return refuses && at !== -1 ? effects.slice(0, at + 1) : effects;
  }

  /** What each checker of this name tells, once its program or file has another status, or has run for the first time. */
  check(name: string | undefined, refuses = false): readonly Effect[] {
    return this.#checkers().flatMap((checker) => {
      if (name !== undefined && checker.name !== name) return [];
      return checker.isFile ? this.#look(checker) : this.#run(checker, refuses);
    });
  }

  #look({ place, name }: Found): readonly Effect[] {
    return this.take({ type: 'checked', ...this.#fileVerdict(place, name) });
  }

  #run({ place, name, dynamic }: Found, refuses: boolean): readonly Effect[] {
    const status = this.statuses.get(name) ?? 0;
    const { up: wasUp, hasRun, weight, enabled } = this.#stateOf(place);
    if (!enabled) return [];
    const up = status === 0 || (dynamic && status >= 2);
    const added = up && dynamic && status > 0 ? status - 2 - this.#weightOf(place) : 0;
    const weighed = up && added !== weight ? this.take({ type: 'weighed', place, weight: added }) : [];
    if (hasRun && wasUp === up) return weighed;
    const mail = `=> MISC CHECK ${up ? 'succeeded' : 'failed'} on service <=`;
    return [...weighed, ...this.take({ type: 'checked', place, up, mail }, refuses)];
  }

  #fileVerdicts(): Verdict[] {
    return this.#checkers()
      .filter(({ isFile }) => isFile)
      .map(({ place, name }) => this.#fileVerdict(place, name));
  }

  /** With a weight of 1 it is a failure when it leaves nothing. */
  #fileVerdict(place: CheckerPlace, name: string): Verdict {
    const status = this.statuses.get(name) ?? 0;
    return { place, up: status > -(2 ** 31), weight: status };
  }

  #checkers(): Found[] {
    return this.plan.services.flatMap(({ servers }, service) =>
      servers.flatMap(({ checkers }, server) =>
        checkers.map(({ identity, kind }, checker): Found => {
          const { name, dynamic } = JSON.parse(identity) as Told;
          return { place: { service, server, checker }, name, dynamic, isFile: kind === 'FILE_CHECK' };
        }),
      ),
    );
  }

  #stateOf({ service, server, checker }: CheckerPlace) {
    const state = this.state.services[service]?.servers[server]?.checkers[checker];
    if (!state) throw new Error('no such checker');
    return state;
  }

  #weightOf({ service, server }: CheckerPlace): number {
    return this.plan.services[service]?.servers[server]?.weight ?? 0;
  }
}

interface Found {
  readonly place: CheckerPlace;
  readonly name: string;
  readonly dynamic: boolean;
  readonly isFile: boolean;
}

/** The identity of a checker in stories. */
interface Told {
  readonly name: string;
  readonly dynamic: boolean;
}

export function planOf(text: string): ServicesPlan {
  const { config } = parseConfig({ file: 'keepalived.conf', text });
  const services = config.virtual_servers.map((virtual) =>
    planVirtualServer(virtual, {
      resolve: ({ words }) => ({ words }),
      checkersOf: (server) => checkersOf(virtual.real_server[server] ?? { MISC_CHECK: [], FILE_CHECK: [] }),
      lostOf: (server) =>
        virtual.real_server[server]?.MISC_CHECK.filter(
          ({ alpha, misc_path }) => alpha && isLost(misc_path.words),
        ).length ?? 0,
    }),
  );
  return { services, ...planPolicy(config.global_defs) };
}

/** A program of stories that may not run. */
function isLost([program]: readonly string[]): boolean {
  return program === '/lost';
}

function checkersOf(real: Pick<RealServer, 'MISC_CHECK' | 'FILE_CHECK'>): CheckerPlan[] {
  const programs = real.MISC_CHECK.filter(({ misc_path }) => !isLost(misc_path.words)).map(
    ({ alpha, misc_path, misc_dynamic: dynamic }): CheckerPlan => {
      const told: Told = { name: misc_path.words[1] ?? '', dynamic };
      return { kind: 'MISC_CHECK', alpha, identity: JSON.stringify(told) };
    },
  );
  const files = real.FILE_CHECK.map(({ track_file: name }): CheckerPlan => {
    const told: Told = { name, dynamic: false };
    return { kind: 'FILE_CHECK', alpha: false, identity: JSON.stringify(told) };
  });
  return [...programs, ...files];
}
