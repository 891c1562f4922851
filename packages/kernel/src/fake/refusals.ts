import type { ErrnoCode } from '../errno.ts';
import { KernelError } from '../kernel-error.ts';

export type Refusable =
  | 'open raw socket'
  | 'open netlink socket'
  | 'open UDP socket'
  | 'open inotify'
  | 'ask for link'
  | 'open packet socket'
  | 'bind'
  | 'send datagram'
  | 'send frame'
  | 'send to'
  | 'add address'
  | 'remove address'
  | 'add route'
  | 'remove route'
  | 'add rule'
  | 'remove rule'
  | 'add link'
  | 'change link'
  | 'remove link'
  | 'set receive buffer'
  | 'set nice value'
  | 'set CPU affinity'
  | 'set realtime priority'
  | 'enter network namespace';

/** Refusals that a test has ordered: the n-th time from now that an operation is asked for. */
export class Refusals {
  readonly #orders: { readonly operation: Refusable; left: number; readonly code: ErrnoCode }[] = [];

  order(operation: Refusable, code: ErrnoCode, nth: number): void {
    this.#orders.push({ operation, left: nth, code });
  }

  /** What to answer this time. */
  of(operation: Refusable, object: string): KernelError | undefined {
    let refusal: KernelError | undefined;
    for (const order of this.#orders) {
      if (order.operation === operation && --order.left === 0)
        refusal = KernelError.of(order.code, operation, object);
    }
    return refusal;
  }

  check(operation: Refusable, object: string): void {
    const refusal = this.of(operation, object);
    if (refusal !== undefined) throw refusal;
  }
}
