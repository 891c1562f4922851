import type { Link, Network } from '@kaconf/kernel';
import type { ArpSettings, ByInterface } from '../former-settings.ts';

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

  get before(): ByInterface<ArpSettings> {
    return [...this.#before];
  }

  /** From a predecessor that was killed; where somebody has changed it since, that holds. */
  inherit(before: ByInterface<ArpSettings>): void {
    const quiet = new Set(
      this.#network
        .links()
        .filter(isQuiet)
        .map(({ index }) => index),
    );
    for (const [index, ipv4] of before) if (quiet.has(index)) this.#before.set(index, ipv4);
  }

  quieten(link: Link): void {
    const { index, ipv4 } = link;
    if (this.#before.has(index) || isQuiet(link)) return;
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

function isQuiet({ ipv4 }: Link): boolean {
  return ipv4?.arpIgnore === QUIET.arpIgnore && ipv4.arpFilter === QUIET.arpFilter;
}
