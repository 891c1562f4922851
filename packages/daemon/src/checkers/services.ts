import {
  type CheckerPlace,
  type CheckerState,
  type Effect,
  type Event,
  type Known,
  newState,
  reload,
  type ServicesPlan,
  type State,
  type Step,
  step,
} from '@kaconf/ipvs';

/** Runs the engine of virtual servers: events in, effects out. */
export class Services {
  readonly #perform: (effects: readonly Effect[]) => boolean;
  #plan: ServicesPlan;
  #state: State;

  /** @param perform does what the engine decided, in order @returns whether all was done */
  constructor(plan: ServicesPlan, perform: (effects: readonly Effect[]) => boolean) {
    this.#plan = plan;
    this.#state = newState(plan);
    this.#perform = perform;
  }

  get plan(): ServicesPlan {
    return this.#plan;
  }

  get state(): State {
    return this.#state;
  }

  /** @returns whether it holds: else it has never happened */
  deliver(event: Event): boolean {
    return this.#take(step(this.#plan, this.#state, event));
  }

  /** The same under a new plan. */
  reload(plan: ServicesPlan, known: Known): void {
    const taken = reload(this.#plan, plan, this.#state, known);
    this.#plan = plan;
    this.#take(taken);
  }

  /** Unless `ha_suspend` has it pause. */
  isEnabled(place: CheckerPlace): boolean {
    return this.#checker(place)?.enabled ?? false;
  }

  /** What it has found, or what is taken for granted before. */
  isUp(place: CheckerPlace): boolean {
    return this.#checker(place)?.up ?? false;
  }

  #checker({ service, server, checker }: CheckerPlace): CheckerState | undefined {
    return this.#state.services[service]?.servers[server]?.checkers[checker];
  }

  #take([state, effects, otherwise = state]: Step): boolean {
    // What is done may ask how it stands.
    const before = this.#state;
    this.#state = state;
    const isDone = this.#perform(effects);
    if (!isDone) this.#state = otherwise ?? before;
    return isDone;
  }
}
