import type { Kernel } from '@kaconf/kernel';
import type { Micros } from '@kaconf/net';

/** As long as keepalived relies on what it saw. */
const VALID = 5_000_000;

export interface Seen {
  readonly at: Micros;
  readonly forwards: boolean;
}

/** On which interfaces this machine forwards IPv6: there it tells its neighbours that it is a router (RFC 4861 section 4.4). */
export class Forwarding {
  readonly #kernel: Kernel;
  readonly #seen = new Map<string, Seen>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** What was seen last; undefined where nobody has looked. */
  seen(interfaceName: string): Seen | undefined {
    return this.#seen.get(interfaceName);
  }

  on(interfaceName: string): boolean {
    const now = this.#kernel.now();
    const seen = this.#seen.get(interfaceName);
    if (seen && now - seen.at < VALID) return seen.forwards;
    const forwards = (this.#kernel.sysctls.read(`net/ipv6/conf/${interfaceName}/forwarding`) ?? 0) !== 0;
    this.#seen.set(interfaceName, { at: now, forwards });
    return forwards;
  }
}
