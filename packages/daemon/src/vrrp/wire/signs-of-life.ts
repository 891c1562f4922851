import type { Expectation } from '@kaconf/kernel';
import {
  type Datagram,
  type Instance,
  type RouterPlan,
  type RouterState,
  signOfLife,
  type TimedEvent,
} from '@kaconf/vrrp';

/** A packet as the engine hears it, and what the socket that it came from can do about others like it. */
export interface Heard extends TimedEvent {
  readonly event: { readonly type: 'datagram' } & Datagram;
  /** It was expected. */
  readonly repeats: Expectation | undefined;
  expect(): Expectation | undefined;
}

interface Waiting {
  /** As it was when it heard the advert last. */
  readonly instance: Instance;
  readonly expectation: Expectation;
}

/**
 * A backup hears the same advert again and again, and only has to know of the last one before it takes its master for
 * dead. So the sockets are told what to expect, and wake nobody for it until the backup is another than it was.
 */
export class SignsOfLife {
  readonly #waiting = new Map<number, Waiting>();
  #plan: RouterPlan | undefined;
  #interfaces: RouterState['interfaces'] = {};

  /** Whether a backup that keeps silent about its master becomes another by a step: it is to hear of it before. */
  concerns({ interfaces, instances }: RouterState): boolean {
    if (this.#waiting.size === 0) return false;
    if (interfaces !== this.#interfaces) return true;
    for (const [index, { instance }] of this.#waiting) if (instances[index] !== instance) return true;
    return false;
  }

  /**
   * After every step.
   * @param heard in a step that had no effects
   */
  follow(plan: RouterPlan, state: RouterState, heard: readonly Heard[]): void {
    if (plan !== this.#plan || state.interfaces !== this.#interfaces) this.#forgetAll();
    this.#plan = plan;
    this.#interfaces = state.interfaces;
    for (const one of heard) this.#hear(plan, state, one);
    for (const [index, { instance, expectation }] of this.#waiting) {
      if (state.instances[index] === instance) continue;
      expectation.forget();
      this.#waiting.delete(index);
    }
  }

  #hear(plan: RouterPlan, state: RouterState, { event, repeats, expect }: Heard): void {
    const index = signOfLife(plan, state, event);
    const instance = index === undefined ? undefined : state.instances[index];
    if (index === undefined || !instance) return;
    const known = this.#waiting.get(index)?.expectation;
    if (repeats === undefined || known !== repeats) known?.forget();
    const expectation = repeats ?? expect();
    if (expectation) this.#waiting.set(index, { instance, expectation });
    else this.#waiting.delete(index);
  }

  #forgetAll(): void {
    for (const { expectation } of this.#waiting.values()) expectation.forget();
    this.#waiting.clear();
  }
}
