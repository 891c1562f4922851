import type { Kernel } from '@kaconf/kernel';
import type { Micros } from '@kaconf/net';
import {
  deadline,
  type Effect,
  type Event,
  type RouterPlan,
  type RouterState,
  reload,
  step,
} from '@kaconf/vrrp';
import { digests } from './digests.ts';

/** Something that happened, and when: a packet's time is that of its arrival, however late it is read. */
export interface TimedEvent {
  readonly event: Event;
  readonly time: Micros;
}

/** What the loop needs of the world beside the clock. */
export interface Surroundings {
  /** Does what the engine decided, in order. */
  perform(plan: RouterPlan, effects: readonly Effect[]): void;
  /** Delivers the packets that are queued now, before it returns. */
  drain(): void;
}

/**
 * Runs the engine: events in, effects out, one timer for the earliest deadline of everything. The only place where
 * time passes in this process.
 */
export class Loop {
  readonly #kernel: Kernel;
  readonly #surroundings: Surroundings;
  readonly #timer;
  #plan: RouterPlan;
  #state: RouterState;

  constructor(kernel: Kernel, plan: RouterPlan, state: RouterState, surroundings: Surroundings) {
    this.#kernel = kernel;
    this.#plan = plan;
    this.#state = state;
    this.#surroundings = surroundings;
    this.#timer = kernel.createTimer(() => this.#expired());
  }

  get state(): RouterState {
    return this.#state;
  }

  deliver(event: Event): void {
    this.#turn(event, this.#kernel.now());
    this.#timer.set(deadline(this.#state));
  }

  /** Several at once, such as the packets of one wake-up: the timer is set when all have been seen. */
  deliverAll(events: readonly TimedEvent[]): void {
    for (const { event, time } of events) this.#turn(event, time);
    this.#timer.set(deadline(this.#state));
  }

  /** The same router under a new plan; nothing flaps that stays. */
  reload(plan: RouterPlan): void {
    const { state, farewell, effects } = reload(this.#plan, plan, this.#state, this.#kernel.now());
    this.#surroundings.perform(this.#plan, farewell);
    this.#plan = plan;
    this.#state = state;
    this.#surroundings.perform(plan, effects);
    this.#timer.set(deadline(this.#state));
  }

  close(): void {
    this.#timer.close();
  }

  /** After a stall a master's adverts may be waiting in the socket: they win over the clock. */
  #expired(): void {
    this.#surroundings.drain();
    this.deliver({ type: 'timer' });
  }

  #turn(event: Event, time: Micros): void {
    const [state, effects] = step(this.#plan, this.#state, event, time, digests);
    this.#state = state;
    if (effects.length > 0) this.#surroundings.perform(this.#plan, effects);
  }
}
