import type { Kernel, Repeat } from '@kaconf/kernel';
import { type Micros, micros } from '@kaconf/net';
import {
  deadline,
  type Effect,
  type Event,
  type Findings,
  nextTakeover,
  type RouterPlan,
  type RouterState,
  reload,
  type Step,
  stepAll,
  type TimedEvent,
} from '@kaconf/vrrp';
import { digests } from './wire/digests.ts';
import { type Heard, SignsOfLife } from './wire/signs-of-life.ts';

/** What the loop needs of the world beside the clock. */
export interface Surroundings {
  /** Does what the engine decided, in order. */
  perform(plan: RouterPlan, effects: readonly Effect[]): void;
  /** Has the packets that are queued now heard, before it returns, but for signs of life. */
  look(): void;
  /** These, too. */
  drain(): void;
  /** The timer has expired so long after its deadline. */
  late(by: Micros): void;
  /** An instance has heard so many more of its master's adverts. */
  heardAgain(instance: string, count: number): void;
}

/**
 * Runs the engine: events in, effects out, one timer for the earliest deadline of everything. The only place where
 * time passes in this process.
 */
export class Loop {
  readonly #kernel: Kernel;
  readonly #surroundings: Surroundings;
  readonly #timer;
  readonly #signs: SignsOfLife;
  #plan: RouterPlan;
  #state: RouterState;
  /** Of the state as it is. */
  #deadline: Micros | undefined;
  /** Not after the deadline. */
  #expiresAt: Micros | undefined;

  constructor(kernel: Kernel, plan: RouterPlan, state: RouterState, surroundings: Surroundings) {
    this.#kernel = kernel;
    this.#plan = plan;
    this.#state = state;
    this.#surroundings = surroundings;
    this.#signs = new SignsOfLife((instance, count) => surroundings.heardAgain(instance, count));
    this.#timer = kernel.createTimer(() => this.#expired());
  }

  deliver(event: Event): void {
    this.deliverAll([{ event, time: this.#kernel.now() }]);
  }

  deliverAll(events: readonly TimedEvent[]): void {
    this.#surroundings.look();
    this.#take(this.#stepInOrder(events), []);
  }

  /** The packets of one wake-up. */
  hear(heard: readonly Heard[]): void {
    const step = this.#stepInOrder(heard);
    this.#take(step, step[1].every(isOnlyCounted) ? heard : []);
  }

  hearAgain(repeats: readonly Repeat[]): void {
    const [state] = this.#step(this.#signs.eventsOf(this.#plan, repeats));
    this.#state = state;
    this.#signs.renew(state, repeats);
    this.#setTimer();
  }

  /** The state as of now: what is expected and has come is part of it. */
  lookNow(): RouterState {
    this.#surroundings.drain();
    return this.#state;
  }

  /**
   * The same router under a new plan; nothing flaps that stays.
   * @param between when what goes has said its last words
   */
  reload(plan: RouterPlan, found: Findings, between: () => void): void {
    this.#surroundings.drain();
    const now = this.#kernel.now();
    const { state, farewell, effects } = reload(this.#plan, plan, this.#state, now, found);
    this.#surroundings.perform(this.#plan, farewell);
    between();
    this.#plan = plan;
    this.#state = state;
    this.#surroundings.perform(plan, effects);
    this.#settle([]);
  }

  close(): void {
    this.#timer.close();
  }

  /** After a stall a master's adverts may be waiting in the socket: they win over the clock. */
  #expired(): void {
    this.#expiresAt = undefined;
    const now = this.#kernel.now();
    // What a backup waits for has come again, nearly always.
    const isTakeover = this.#deadline === nextTakeover(this.#state);
    if (isTakeover) this.#surroundings.drain();
    const due = this.#deadline;
    if (due === undefined || due > now) {
      this.#setTimer();
      return;
    }
    this.#surroundings.late(micros(now - due));
    // All that came before has been heard.
    if (isTakeover) this.#take(this.#step([{ event: { type: 'timer' }, time: now }]), []);
    else this.deliver({ type: 'timer' });
  }

  /** Who is to change by it hears first what came before it: nothing has been done yet, so the step can be taken again. */
  #stepInOrder(events: readonly TimedEvent[]): Step {
    const step = this.#step(events);
    if (!this.#signs.concerns(step[0])) return step;
    this.#surroundings.drain();
    return this.#step(events);
  }

  #step(events: readonly TimedEvent[]): Step {
    return stepAll(this.#plan, this.#state, events, digests);
  }

  /** @param quiet what was heard in a step that did no more than count it */
  #take([state, effects]: Step, quiet: readonly Heard[]): void {
    this.#state = state;
    if (effects.length > 0) this.#surroundings.perform(this.#plan, effects);
    this.#settle(quiet);
  }

  #settle(quiet: readonly Heard[]): void {
    this.#signs.follow(this.#plan, this.#state, quiet);
    this.#setTimer();
  }

  /** Each advert of a master puts a deadline off. A timer that expires too early is set anew, which is cheaper than each time. */
  #setTimer(): void {
    const next = deadline(this.#state);
    this.#deadline = next;
    if (next !== undefined && this.#expiresAt !== undefined && this.#expiresAt <= next) return;
    this.#expiresAt = next;
    this.#timer.set(next);
  }
}

function isOnlyCounted({ type }: Effect): boolean {
  return type === 'received';
}
