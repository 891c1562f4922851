import type { RealServerPlan, ServicesPlan, VirtualServerPlan } from '../plan/plan.ts';
import { difference } from '../table/difference.ts';
import { tableOf } from './desired-table.ts';
import { type Effect, info } from './effect.ts';
import type { CheckerPlace, ServerPlace } from './place.ts';
import { sharing } from './sharing.ts';
import type { CheckerState, ServerState, ServiceState, State } from './state.ts';

/** One step while it is taken: the state so far, what the kernel has of it, and what is to be done. */
export class Turn {
  readonly plan: ServicesPlan;
  readonly effects: Effect[] = [];
  /** The state where the command that decides is refused. */
  refused: State | undefined;
  readonly #services: ServiceState[];
  readonly #kernel: ServiceState[];
  readonly #gathers: boolean;

  /** @param gathers the commands come in one piece at the end, from whoever takes the step */
  constructor(plan: ServicesPlan, state: State, gathers = false) {
    this.plan = plan;
    this.#services = [...state.services];
    this.#kernel = [...state.services];
    this.#gathers = gathers;
  }

  get state(): State {
    return { services: [...this.#services] };
  }

  service(index: number): ServiceState {
    return known(this.#services[index]);
  }

  servicePlan(index: number): VirtualServerPlan {
    return known(this.plan.services[index]);
  }

  server({ service, server }: ServerPlace): ServerState {
    return known(this.service(service).servers[server]);
  }

  serverPlan({ service, server }: ServerPlace): RealServerPlan {
    return known(this.servicePlan(service).servers[server]);
  }

  checker(place: CheckerPlace): CheckerState {
    return known(this.server(place).checkers[place.checker]);
  }

  changeService(index: number, change: Partial<ServiceState>): void {
    this.#services[index] = { ...this.service(index), ...change };
  }

  changeServer(place: ServerPlace, change: Partial<ServerState>): void {
    const servers = this.service(place.service).servers.with(place.server, {
      ...this.server(place),
      ...change,
    });
    this.changeService(place.service, { servers });
  }

  changeChecker(place: CheckerPlace, change: Partial<CheckerState>): void {
    const checkers = this.server(place).checkers.with(place.checker, { ...this.checker(place), ...change });
    this.changeServer(place, { checkers });
  }

  say(text: string): void {
    this.effects.push(info(text));
  }

  /**
   * Have the kernel follow what has changed of a virtual server.
   * @param refused the state where it does not, and that decides
   */
  follow(index: number, refused?: State): void {
    if (this.#gathers) return;
    const shared = sharing(this.plan, index);
    const plans = shared.map((each) => this.servicePlan(each));
    const now = shared.map((each) => this.service(each));
    const then = shared.map((each) => known(this.#kernel[each]));
    const commands = difference(tableOf(plans, now), tableOf(plans, then));
    for (const each of shared) this.#kernel[each] = this.service(each);
    if (commands.length === 0) return;
    this.effects.push({ type: 'ipvs', commands, decides: refused !== undefined });
    this.refused ??= refused;
  }
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('no such place in the plan');
  return value;
}
