import type { Ipv4Settings, Link, Network } from '@kaconf/kernel';

type ArpSettings = Pick<Ipv4Settings, 'arpIgnore' | 'arpFilter'>;

/** Only for the addresses that are on it, and only where the route back leads through it. */
const QUIET: ArpSettings = { arpIgnore: 1, arpFilter: 1 };

/**
 * An interface must not answer ARP for addresses that are on the macvlans above it: they have a MAC address of their own.
 * What it did before comes back when the last macvlan has gone.
 */
export class BaseSettings {
  readonly #network: Network;
  readonly #before = new Map<number, ArpSettings>();

  constructor(network: Network) {
    this.#network = network;
  }

  quieten({ index, ipv4 }: Link): void {
    if (this.#before.has(index)) return;
    if (ipv4 && ipv4.arpIgnore === QUIET.arpIgnore && ipv4.arpFilter === QUIET.arpFilter) return;
    this.#network.changeLink(index, { ipv4: QUIET });
    this.#before.set(index, { arpIgnore: ipv4?.arpIgnore ?? 0, arpFilter: ipv4?.arpFilter ?? 0 });
  }

  /** @param needed the indexes of those that still carry a macvlan */
  restore(needed: ReadonlySet<number>): void {
    for (const [index, ipv4] of this.#before) {
      if (needed.has(index)) continue;
      this.#before.delete(index);
      if (this.#network.links().some((link) => link.index === index))
        this.#network.changeLink(index, { ipv4 });
    }
  }
}
