import type {
  InterfaceAddress,
  Kernel,
  RouteKey as KernelRoute,
  Link,
  Network,
  NetworkEvent,
  Removal,
} from '@kaconf/kernel';
import type { IpAddress } from '@kaconf/net';
import type { InstancePlan, InterfaceState, RouteKey } from '@kaconf/vrrp';
import { InterfaceAddresses } from './interface-addresses.ts';
import type { LinkBeat } from './link-beat.ts';
import { LinkHistory } from './link-history.ts';
import { type LinkNews, LinkNewsInTheMaking } from './link-news.ts';
import { type BurstLosses, type Loss, Losses } from './losses.ts';
import { PlacedRoutes } from './placed-routes.ts';

/** What a burst of kernel events has touched. */
export interface LinkChange extends LinkNews {
  readonly losses: BurstLosses;
}

/** This machine's interfaces and their addresses, as rtnetlink tells them. */
export class Links {
  readonly network: Network;
  readonly #linkBeat: LinkBeat;
  readonly #changed: (change: LinkChange) => void;
  readonly #report: ((line: string) => void) | undefined;
  #links = new Map<number, Link>();
  readonly #addresses = new InterfaceAddresses();
  /** By the names of interfaces. */
  #virtual: ReadonlyMap<string, ReadonlySet<IpAddress>> = new Map();
  readonly #news = new LinkNewsInTheMaking();
  readonly #losses = new Losses();
  readonly history = new LinkHistory();
  readonly placedRoutes = new PlacedRoutes();
  #telling = false;

  /**
   * @param changed is told once for all that a burst of kernel events has touched, and nothing after `close`
   * @param report is told of each address that comes or goes, in keepalived's words; at first of those that are there
   */
  constructor(
    kernel: Kernel,
    linkBeat: LinkBeat,
    changed: (change: LinkChange) => void,
    report?: (line: string) => void,
  ) {
    this.#linkBeat = linkBeat;
    this.#changed = changed;
    this.#report = report;
    this.network = kernel.openNetwork((event) => this.#heard(event));
    this.#replace(this.network.links(), this.network.addresses());
    for (const address of this.#addresses.all()) this.#reportAddress(address, false);
  }

  find(name: string): Link | undefined {
    for (const link of this.#links.values()) if (link.name === name) return link;
    return undefined;
  }

  all(): readonly Link[] {
    return [...this.#links.values()];
  }

  /** Whose addresses are virtual, from here on; what was so before is, until the kernel has said that it has gone. */
  follow(instances: readonly InstancePlan[]): void {
    const planned = instances
      .flatMap((one) => [...one.virtualAddresses, ...one.excludedAddresses])
      .map((one) => ({ name: one.interface, address: one.prefix.address }));
    const lingering = [...this.#virtual].flatMap(([name, before]) => {
      const there = this.addresses(this.find(name)?.index ?? 0);
      return there.filter((address) => before.has(address)).map((address) => ({ name, address }));
    });
    const groups = Map.groupBy([...planned, ...lingering], ({ name }) => name);
    this.#virtual = new Map(
      [...groups].map(([name, all]) => [name, new Set(all.map(({ address }) => address))]),
    );
  }

  /** The interface's own come before virtual ones: the kernel has the newest of IPv6 first. */
  addresses(ifindex: number): readonly IpAddress[] {
    const all = this.#addresses.of(ifindex);
    const virtual = this.#virtual.get(this.name(ifindex) ?? '');
    if (!virtual) return all;
    return [...all.filter((one) => !virtual.has(one)), ...all.filter((one) => virtual.has(one))];
  }

  /** Without waiting for the kernel's word of what we have just changed. */
  refresh(): void {
    this.#replace(this.network.links(), this.network.addresses());
  }

  /** One that we have removed: its name may be another's by the time that the kernel tells of it. */
  forget(index: number): void {
    const link = this.#links.get(index);
    if (!link) return;
    this.#touch(link.name);
    this.#links.delete(index);
    this.#addresses.forget(index);
  }

  name(ifindex: number): string | undefined {
    return this.#links.get(ifindex)?.name;
  }

  /** What the engine wants to know; `undefined` when there is no such interface. */
  state(name: string): InterfaceState | undefined {
    const link = this.find(name);
    if (!link) return undefined;
    return { up: this.#isUp(link), addresses: this.addresses(link.index) };
  }

  close(): void {
    this.network.close();
    this.#news.take();
    this.#losses.take();
  }

  #heard(event: NetworkEvent): void {
    switch (event.type) {
      case 'link':
      case 'linkGone':
        this.#linkHeard(event.link, event.type === 'linkGone');
        break;
      case 'address':
      case 'addressGone':
        this.#addressHeard(event.address, event.type === 'addressGone');
        if (event.type === 'addressGone') this.#lose([event.address], event.why);
        break;
      case 'resync':
        this.#losses.linkChanged();
        this.#touchAll();
        this.#loseAllBut(new Set(event.links.map(({ index }) => index)));
        this.#lose(this.#addresses.missing(event.addresses), 'by others');
        this.#replace(event.links, event.addresses);
        this.#touchAll();
        break;
      case 'routeAdded':
        this.placedRoutes.added(event.route);
        break;
      case 'routeGone':
        this.placedRoutes.gone(event.route);
        if (!event.own) this.#tellOf({ type: 'routeLost', route: this.#named(event.route) });
        break;
      case 'ruleGone':
        if (!event.own) this.#tellOf({ type: 'ruleLost', rule: event.rule });
        break;
      case 'routingUncertain':
        this.#tellOf(event);
        break;
      default:
        event satisfies never;
    }
  }

  #linkHeard(link: Link, gone: boolean): void {
    const before = this.#links.get(link.index);
    this.#losses.linkChanged();
    if (gone && !before) return;
    if (before) this.#touch(before.name);
    this.#touch(link.name);
    if (gone) {
      this.#news.went(link.name);
      this.history.forget(link.index);
      this.#links.delete(link.index);
      this.#addresses.forget(link.index);
      return;
    }
    this.#links.set(link.index, link);
    if (before) this.history.heard(link);
    else this.history.found(link);
    if (!before) this.#news.came(link.name);
    else if (before.name !== link.name) this.#news.renamed(before.name, link.name);
    if (before && this.#isUp(before) && !this.#isUp(link)) this.#news.wentDown(link.name);
  }

  #addressHeard(address: InterfaceAddress, gone: boolean): void {
    const isNew = !gone && this.#addresses.add(address);
    if (gone) this.#addresses.remove(address);
    if (gone || isNew) this.#reportAddress(address, gone);
    const name = this.name(address.ifindex);
    if (name !== undefined) this.#touch(name);
  }

  #isUp({ name, up, running }: Link): boolean {
    return this.#linkBeat.isUp(name) ?? (up && running);
  }

  #reportAddress({ prefix, ifindex }: InterfaceAddress, gone: boolean): void {
    const what = gone ? 'removed from' : 'added to';
    this.#report?.(`Netlink reflector reports IP ${prefix.address} ${what} ${this.name(ifindex)}`);
  }

  #replace(links: readonly Link[], addresses: readonly InterfaceAddress[]): void {
    for (const link of links) this.history.found(link);
    this.#links = new Map(links.map((link) => [link.index, link]));
    this.#addresses.replace(addresses);
  }

  #loseAllBut(indexes: ReadonlySet<number>): void {
    for (const { index, name } of this.#links.values()) if (!indexes.has(index)) this.#news.went(name);
  }

  #touchAll(): void {
    for (const { name } of this.#links.values()) this.#touch(name);
  }

  #lose(addresses: readonly InterfaceAddress[], why: Removal): void {
    if (why === 'asked for') return;
    const takenAlong = why === 'taken along';
    for (const { ifindex, prefix } of addresses) {
      const name = this.name(ifindex);
      if (name !== undefined) this.#tellOf({ type: 'addressLost', interface: name, prefix, takenAlong });
    }
  }

  #named({ ifindex, ...route }: KernelRoute): RouteKey {
    const name = ifindex === undefined ? undefined : this.name(ifindex);
    return { ...route, ...(name !== undefined && { interface: name }) };
  }

  #tellOf(loss: Loss): void {
    this.#losses.add(loss);
    this.#tellSoon();
  }

  #touch(name: string): void {
    this.#news.touch(name);
    this.#tellSoon();
  }

  #tellSoon(): void {
    if (this.#telling) return;
    this.#telling = true;
    setImmediate(() => this.#tell());
  }

  #tell(): void {
    this.#telling = false;
    if (this.#news.isEmpty && this.#losses.isEmpty) return;
    this.#changed({ ...this.#news.take(), losses: this.#losses.take() });
  }
}
