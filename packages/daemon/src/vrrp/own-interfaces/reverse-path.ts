import type { Kernel, Network } from '@kaconf/kernel';
import type { Log } from '../../logging/logger.ts';
import type { ByInterface, ReversePathSettings } from '../former-settings.ts';

const ALL = 'net/ipv4/conf/all/rp_filter';
const DEFAULT = 'net/ipv4/conf/default/rp_filter';

/**
 * A macvlan receives without an address, so it must not filter by the reverse path; but what holds for `all` holds for
 * it, too. So every other interface gets of its own what `all` says, and `all` says no more. Put back at the end, as far
 * as nobody else has changed it meanwhile.
 */
export class ReversePath {
  readonly #kernel: Kernel;
  readonly #network: Network;
  readonly #log: Log;
  #before: ReversePathSettings | undefined;

  constructor(kernel: Kernel, network: Network, log: Log) {
    this.#kernel = kernel;
    this.#network = network;
    this.#log = log;
  }

  get before(): ReversePathSettings | undefined {
    return this.#before;
  }

  /** From a predecessor that was killed; where somebody has changed it since, that holds. */
  inherit(before: ReversePathSettings | undefined): void {
    if (before && this.#kernel.sysctls.read(ALL) === 0) this.#before = before;
  }

  relax(): void {
    if (this.#before) return;
    const { sysctls } = this.#kernel;
    const all = sysctls.read(ALL);
    if (all === undefined) this.#log.info('Unable to read sysctl net.ipv4.conf.all.rp_filter');
    if (all === undefined || all === 0) return;
    const standard = sysctls.read(DEFAULT) ?? all;
    if (standard < all) this.#write(DEFAULT, standard, all, 'setting');
    this.#before = { all, default: standard, interfaces: this.#raise(all) };
    this.#write(ALL, all, 0, 'setting');
  }

  restore(): void {
    if (!this.#before) return;
    const { all, default: standard } = this.#before;
    const interfaces = new Map(this.#before.interfaces);
    this.#before = undefined;
    const { sysctls } = this.#kernel;
    if (sysctls.read(ALL) === 0) this.#write(ALL, 0, all, 'resetting');
    if (standard < all && sysctls.read(DEFAULT) === all) this.#write(DEFAULT, all, standard, 'resetting');
    for (const { index, ipv4 } of this.#network.links()) {
      const rpFilter = interfaces.get(index);
      if (rpFilter !== undefined && ipv4?.rpFilter === all)
        this.#network.changeLink(index, { ipv4: { rpFilter } });
    }
  }

  #raise(all: number): ByInterface<number> {
    const raised: [number, number][] = [];
    for (const { index, ipv4 } of this.#network.links()) {
      if (!ipv4 || ipv4.rpFilter >= all) continue;
      raised.push([index, ipv4.rpFilter]);
      this.#network.changeLink(index, { ipv4: { rpFilter: all } });
    }
    return raised;
  }

  #write(name: string, from: number, to: number, verb: string): void {
    const dotted = name.replaceAll('/', '.');
    const before = verb === 'setting' ? ` from ${from}` : '';
    this.#log.info(`NOTICE: ${verb} sysctl ${dotted}${before} to ${to}`);
    this.#kernel.sysctls.write(name, to);
  }
}
