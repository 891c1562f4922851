import type { Event } from '@kaconf/vrrp';

export type Loss = Extract<
  Event,
  { readonly type: 'addressLost' | 'routeLost' | 'ruleLost' | 'routingUncertain' }
>;

/** What a burst of kernel events says that somebody else has removed. */
export interface BurstLosses {
  /** While the links stayed as they were. */
  readonly early: readonly Loss[];
  /** After a link had changed: what went with it went for that reason. */
  readonly late: readonly Loss[];
}

/** Gathers losses, and remembers on which side of the first news of a link each of them came. */
export class Losses {
  #early: Loss[] = [];
  #late: Loss[] = [];
  #linkChanged = false;

  add(loss: Loss): void {
    (this.#linkChanged ? this.#late : this.#early).push(loss);
  }

  linkChanged(): void {
    this.#linkChanged = true;
  }

  get isEmpty(): boolean {
    return this.#early.length === 0 && this.#late.length === 0;
  }

  /** What came since the last time. */
  take(): BurstLosses {
    const taken = { early: this.#early, late: this.#late };
    this.#early = [];
    this.#late = [];
    this.#linkChanged = false;
    return taken;
  }
}
