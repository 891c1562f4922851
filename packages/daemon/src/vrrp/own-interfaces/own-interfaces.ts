import { type Kernel, KernelError, type Link } from '@kaconf/kernel';
import type { Family } from '@kaconf/net';
import type { OwnInterface } from '@kaconf/vrrp';
import type { Log } from '../../logging/logger.ts';
import type { OwnMacvlan } from '../firewall/elements.ts';
import type { Firewall } from '../firewall/firewall.ts';
import type { FormerSettings } from '../former-settings.ts';
import type { Links } from '../network/links.ts';
import { BaseSettings } from './base-settings.ts';
import { judge, LeftOvers } from './left-over.ts';
import { linkLocalOf } from './link-local.ts';
import { OwnAddresses } from './own-addresses.ts';
import { ReversePath } from './reverse-path.ts';
import { vrfOf } from './vrf.ts';

/** Of a macvlan, so that it does the work of an interface with an address, and answers ARP for its own only. */
const IPV4_SETTINGS = { arpIgnore: 1, acceptLocal: 1, rpFilter: 0, promoteSecondaries: 1 };
const IPV4_SETTINGS_OF_IPV6 = { arpIgnore: 1 };

/** Beyond the numbers that people give. */
const FIRST_GROUP = 0x4b41_0000;

/** One that has just been made, or taken over, and is not up yet. */
interface Fresh {
  readonly wanted: OwnInterface;
  readonly link: Link;
  readonly base: Link;
}

/** Makes the macvlans and ipvlans of the virtual routers, keeps them in being, and removes them. */
export class OwnInterfaces {
  readonly #kernel: Kernel;
  readonly #links: Links;
  readonly #firewall: Firewall;
  readonly #log: Log;
  readonly #leftOvers: LeftOvers;
  readonly #addresses: OwnAddresses;
  readonly #reversePath: ReversePath;
  readonly #bases: BaseSettings;
  /** Those that are there and ours, by name. */
  readonly #made = new Map<string, { readonly wanted: OwnInterface; readonly index: number }>();

  constructor(kernel: Kernel, links: Links, firewall: Firewall, log: Log) {
    this.#kernel = kernel;
    this.#links = links;
    this.#firewall = firewall;
    this.#log = log;
    this.#leftOvers = new LeftOvers(links, log);
    this.#addresses = new OwnAddresses(links);
    this.#reversePath = new ReversePath(kernel, links.network, log);
    this.#bases = new BaseSettings(links.network);
  }

  get formerSettings(): Pick<FormerSettings, 'arp' | 'reversePath'> {
    return { arp: this.#bases.before, reversePath: this.#reversePath.before };
  }

  /** From a predecessor that was killed. */
  inherit({ arp, reversePath }: FormerSettings): void {
    this.#bases.inherit(arp);
    this.#reversePath.inherit(reversePath);
  }

  /** Removes those that are not wanted any more and makes those that are missing, as far as their bases are there. */
  match(wanted: readonly OwnInterface[]): void {
    const names = new Map(wanted.map((one) => [one.name, one]));
    for (const [name, { wanted: before }] of this.#made) {
      const after = names.get(name);
      if (after?.base !== before.base || after.kind !== before.kind) this.#remove(name);
    }
    const fresh = wanted.filter((one) => this.#attempt(one, () => this.#ensure(one, names)));
    if (fresh.length > 0) this.#bringUp(fresh);
    this.#restoreBases();
  }

  /** At the start: what a predecessor that was killed had made, and the plan of this process does not want. */
  removeLeftOvers(unwanted: readonly OwnInterface[]): void {
    for (const one of unwanted) this.#attempt(one, () => this.#leftOvers.remove(one));
  }

  /** At the end: those that this process has made; what it has changed of others is as it was. */
  removeAll(): void {
    this.#reversePath.restore();
    this.#removeTogether();
    for (const name of [...this.#made.keys()]) this.#remove(name);
    this.#restoreBases();
  }

  /** All by one request: many one after the other would take longer than a daemon has for its end. */
  #removeTogether(): void {
    const there = [...this.#made].filter(([name, { index }]) => this.#links.find(name)?.index === index);
    if (there.length < 2) return;
    const group = unusedGroup(this.#links.all());
    for (const [, { wanted, index }] of there) {
      this.#attempt(wanted, () => this.#links.network.changeLink(index, { group }));
    }
    const [[, first] = []] = there;
    if (!first) return;
    this.#attempt(first.wanted, () => {
      this.#links.network.removeLinks(group);
      for (const [name, { wanted }] of there) {
        this.#made.delete(name);
        this.#log.detail(`(${wanted.instance}) Success removing VMAC interface ${name}`);
      }
    });
  }

  /** Whether it is there now, and was not before. */
  #ensure(wanted: OwnInterface, names: ReadonlyMap<string, OwnInterface>): boolean {
    const base = this.#links.find(wanted.base);
    const found = this.#links.find(wanted.name);
    const made = this.#made.get(wanted.name);
    if (made && made.index !== found?.index) this.#made.delete(wanted.name);
    if (!base) return false;
    if (found && made?.index === found.index && judge(wanted, found, base) === 'fits') {
      this.#followVrf(wanted, found, base);
      this.#addresses.followBase(wanted, found, base);
      return false;
    }
    if (found && !this.#leftOvers.takeOver(wanted, found, base)) return false;
    this.#leftOvers.removePredecessors(wanted, base, names);
    if (!this.#links.find(wanted.name)) this.#make(wanted, base);
    return true;
  }

  #make(wanted: OwnInterface, base: Link): void {
    const vrf = vrfOf(this.#links, base);
    const common = {
      name: wanted.name,
      base: base.index,
      group: wanted.group ?? base.group ?? 0,
      ...(vrf && { master: vrf.index }),
    };
    if (wanted.kind === 'macvlan') this.#reversePath.relax();
    this.#links.network.addLink(
      wanted.kind === 'macvlan'
        ? { ...common, kind: 'macvlan', mac: wanted.mac }
        : { ...common, kind: 'ipvlan', flags: wanted.flags },
    );
    this.#log.detail(`(${wanted.instance}): Success creating ${titleOf(wanted)} interface ${wanted.name}`);
  }

  /** Together: the kernel takes its time to tell of all interfaces, and to change a firewall. */
  #bringUp(fresh: readonly OwnInterface[]): void {
    this.#links.refresh();
    const there = fresh.flatMap((wanted) => this.#attempt(wanted, () => this.#settle(wanted)) ?? []);
    this.#firewall.silence(
      there.filter(({ wanted }) => wanted.kind === 'macvlan').map((one) => this.#macvlan(one)),
    );
    for (const one of there) this.#attempt(one.wanted, () => this.#open(one));
    this.#links.refresh();
  }

  #settle(wanted: OwnInterface): Fresh | undefined {
    const [link, base] = [this.#links.find(wanted.name), this.#links.find(wanted.base)];
    if (!link || !base) return undefined;
    this.#made.set(wanted.name, { wanted, index: link.index });
    if (wanted.kind === 'macvlan') {
      const ipv4 = wanted.family === 4 ? IPV4_SETTINGS : IPV4_SETTINGS_OF_IPV6;
      this.#links.network.changeLink(link.index, { ipv4 });
      if (wanted.family === 4) this.#bases.quieten(base);
    }
    return { wanted, link, base };
  }

  #open({ wanted, link, base }: Fresh): void {
    const { network } = this.#links;
    const withoutIPv6 = wanted.family === 4 && !wanted.bothFamilies;
    this.#attempt(wanted, () =>
      this.#kernel.sysctls.write(`net/ipv6/conf/${wanted.name}/disable_ipv6`, withoutIPv6 ? 1 : 0),
    );
    // Before it is up: then the kernel would make one at once. RFC 9568 section 7.4: none of the virtual MAC address.
    if (wanted.kind === 'macvlan') network.changeLink(link.index, { ipv6AddressGeneration: 'none' });
    network.changeLink(link.index, { up: true });
    this.#addresses.set(wanted, link, base);
    if (wanted.kind === 'macvlan' && wanted.notifies)
      network.changeLink(base.index, { group: base.group ?? 0 });
  }

  #macvlan({ wanted: { family, bothFamilies }, link, base }: Fresh): OwnMacvlan {
    const families = bothFamilies ? [family, otherFamily(family)] : [family];
    const linkLocal = linkLocalOf(this.#links.addresses(base.index), undefined);
    return { link, base, families, linkLocal };
  }

  /** Where the base is, it is, too. */
  #followVrf({ instance, name }: OwnInterface, link: Link, base: Link): void {
    const master = vrfOf(this.#links, base)?.index ?? 0;
    if ((link.master ?? 0) === master) return;
    this.#links.network.changeLink(link.index, { master });
    this.#log.detail(`vmac: Success changing VRF of VMAC interface ${name} for vrrp_instance ${instance}`);
  }

  #remove(name: string): void {
    const made = this.#made.get(name);
    this.#made.delete(name);
    if (!made || this.#links.find(name)?.index !== made.index) return;
    const { wanted, index } = made;
    // Its rules have its index, which may become another's.
    this.#firewall.release(name);
    this.#attempt(wanted, () => {
      this.#links.network.removeLink(index);
      this.#links.forget(index);
      this.#log.detail(`(${wanted.instance}) Success removing VMAC interface ${name}`);
    });
  }

  #restoreBases(): void {
    const carrying = [...this.#made.values()].filter(
      ({ wanted }) => wanted.kind === 'macvlan' && wanted.family === 4,
    );
    const needed = carrying.flatMap(({ wanted }) => this.#links.find(wanted.base)?.index ?? []);
    this.#bases.restore(new Set(needed));
  }

  /** What cannot be done for one is no reason to leave the others undone; without its interface it is in FAULT. */
  #attempt<T>({ instance, name }: OwnInterface, action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      // The base has just gone; the kernel's word of it is on its way.
      if (error.code !== 'ENODEV') this.#log.error(`(${instance}) ${name}: ${error.message}`);
    }
  }
}

/** As keepalived writes it where it makes one. */
function titleOf({ kind }: OwnInterface): string {
  return kind === 'macvlan' ? 'VMAC' : 'ipvlan';
}

function otherFamily(family: Family): Family {
  return family === 4 ? 6 : 4;
}

/** A group of interfaces (ip-link(8)) that nothing is in. */
function unusedGroup(links: readonly Link[]): number {
  const used = new Set(links.map(({ group }) => group));
  let group = FIRST_GROUP;
  while (used.has(group)) group++;
  return group;
}
