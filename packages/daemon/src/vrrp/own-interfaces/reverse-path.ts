import type { Kernel, Network } from '@kaconf/kernel';
import type { Log } from '../../logging/logger.ts';

const ALL = 'net/ipv4/conf/all/rp_filter';
const DEFAULT = 'net/ipv4/conf/default/rp_filter';

interface Before {
  readonly all: number;
  readonly default: number;
  /** By index, of the interfaces that filtered less than all together. */
  readonly interfaces: ReadonlyMap<number, number>;
}

/**
 * A macvlan receives without an address, so it must not filter by the reverse path; but what holds for `all` holds for
 * it, too. So every other interface gets of its own what `all` says, and `all` says no more. Put back at the end, as far
 * as nobody else has changed it meanwhile.
 */
export class ReversePath {
  readonly #kernel: Kernel;
  readonly #network: Network;
  readonly #log: Log;
  #before: Before | undefined;

  constructor(kernel: Kernel, network: Network, log: Log) {
    this.#kernel = kernel;
    this.#network = network;
    this.#log = log;
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
    const { all, default: standard, interfaces } = this.#before;
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

  #raise(all: number): Map<number, number> {
    const raised = new Map<number, number>();
    for (const { index, ipv4 } of this.#network.links()) {
      if (!ipv4 || ipv4.rpFilter >= all) continue;
      raised.set(index, ipv4.rpFilter);
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
