import type { Kernel } from '@kaconf/kernel';
import { type InstancePlan, nextStamp, type Stamp, stampAt } from '@kaconf/vrrp';

/** When each instance signed its last advert with `auth_hmac`: no two adverts have the same stamp. */
export class Stamps {
  readonly #kernel: Kernel;
  /** By name, since a reload makes new plans. */
  readonly #last = new Map<string, Stamp>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  next({ name, adverts: { authentication } }: InstancePlan): Stamp {
    const window = authentication?.type === 'HMAC' ? authentication.window : undefined;
    const stamp = nextStamp(this.#last.get(name), stampAt(this.#kernel.wallClock()), window);
    this.#last.set(name, stamp);
    return stamp;
  }
}
