import type { Expectation, Repeat } from '@kaconf/kernel';
import {
  type Datagram,
  type Instance,
  type RouterPlan,
  type RouterState,
  signOfLife,
  type TimedEvent,
} from '@kaconf/vrrp';

/** A packet as the engine hears it; others like it may be expected. */
export interface Heard extends TimedEvent {
  readonly event: { readonly type: 'datagram' } & Datagram;
  expect(): Expectation | undefined;
}

interface Waiting {
  readonly index: number;
  /** As it was when it heard the advert last. */
  instance: Instance;
}

/**
 * A backup hears the same advert again and again, and only has to know of the last one before it takes its master for
 * dead. So the sockets are told what to expect, and wake nobody for it until the backup is another than it was.
 */
export class SignsOfLife {
  readonly #waiting = new Map<Expectation, Waiting>();
  /** So many more adverts like one that an instance has heard. */
  readonly #heardAgain: (instance: string, count: number) => void;
  #plan: RouterPlan | undefined;
  #interfaces: RouterState['interfaces'] = {};

  constructor(heardAgain: (instance: string, count: number) => void) {
    this.#heardAgain = heardAgain;
  }

  /** Whether a step makes another of a backup that has yet to hear of its master: it is to hear of it before. */
  concerns({ interfaces, instances }: RouterState): boolean {
    if (this.#waiting.size === 0) return false;
    if (interfaces !== this.#interfaces) return true;
    for (const { index, instance } of this.#waiting.values()) if (instances[index] !== instance) return true;
    return false;
  }

  /** What the engine is to hear of what has come again. */
  eventsOf({ instances }: RouterPlan, repeats: readonly Repeat[]): TimedEvent[] {
    return repeats.flatMap(({ expectation, time, count }) => {
      const plan = instances[this.#waiting.get(expectation)?.index ?? -1];
      if (!plan) return [];
      this.#heardAgain(plan.name, count);
      return [{ event: { type: 'signOfLife', instance: plan.name }, time }];
    });
  }

  /** It has heard of that. */
  renew({ instances }: RouterState, repeats: readonly Repeat[]): void {
    for (const { expectation } of repeats) {
      const waiting = this.#waiting.get(expectation);
      const instance = instances[waiting?.index ?? -1];
      if (waiting && instance) waiting.instance = instance;
    }
  }

  /**
   * After every other step.
   * @param heard in a step that did no more than count them
   */
  follow(plan: RouterPlan, state: RouterState, heard: readonly Heard[]): void {
    const before = this.#plan;
    const isElsewhere = plan !== before || state.interfaces !== this.#interfaces;
    this.#plan = plan;
    this.#interfaces = state.interfaces;
    for (const [expectation, { index, instance }] of this.#waiting) {
      if (!isElsewhere && state.instances[index] === instance) continue;
      const count = expectation.forget();
      if (count > 0) this.#heardAgain(before?.instances[index]?.name ?? '', count);
      this.#waiting.delete(expectation);
    }
    for (const one of heard) this.#expect(plan, state, one);
  }

  #expect(plan: RouterPlan, state: RouterState, { event, expect }: Heard): void {
    const index = signOfLife(plan, state, event);
    const instance = index === undefined ? undefined : state.instances[index];
    const expectation = instance && expect();
    if (index === undefined || !expectation) return;
    this.#waiting.set(expectation, { index, instance });
  }
}
