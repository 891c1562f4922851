import { formatPrefix } from '@kaconf/net';
import { KernelError } from '../kernel-error.ts';
import type { InterfaceAddress, Link, LinkSettings, Network, NetworkEvent, NewLink } from '../network.ts';
import { changedLink, dependents, freshLink } from './fake-links.ts';
import { FakeRouting } from './fake-routing.ts';
import type { Refusals } from './refusals.ts';

/** The machine's links and addresses, in memory. Whoever opened the network hears of changes when the event loop turns. */
export class FakeNetwork {
  #links: readonly Link[];
  #addresses: readonly InterfaceAddress[];
  #highestIndex: number;
  readonly #refusals: Refusals;
  readonly #later: (task: () => void) => void;
  readonly #listeners = new Set<(event: NetworkEvent) => void>();
  readonly routing: FakeRouting;

  constructor(
    links: readonly Link[],
    addresses: readonly InterfaceAddress[],
    refusals: Refusals,
    later: (task: () => void) => void,
  ) {
    this.#links = links;
    this.#highestIndex = Math.max(0, ...links.map(({ index }) => index));
    this.#addresses = addresses;
    this.#refusals = refusals;
    this.#later = later;
    this.routing = new FakeRouting(refusals, (event) => this.#tell(event));
  }

  get links(): readonly Link[] {
    return this.#links;
  }

  get addresses(): readonly InterfaceAddress[] {
    return this.#addresses;
  }

  open(listener: (event: NetworkEvent) => void): Network {
    this.#listeners.add(listener);
    return {
      links: () => this.#links,
      addresses: () => this.#addresses,
      addAddress: (address) => this.#add(address),
      removeAddress: (address) => this.#remove(address),
      addRoute: (route) => this.routing.addRoute(route),
      removeRoute: (route) => this.routing.removeRoute(route),
      addRule: (rule) => this.routing.addRule(rule),
      removeRule: (rule) => this.routing.removeRule(rule),
      watchRouting: (watch) => this.routing.watch(watch),
      addLink: (link) => this.#addLink(link),
      changeLink: (index, settings) => this.#changeLink(index, settings),
      removeLink: (index) => this.#removeLink(index),
      removeLinks: (group) => {
        for (const link of this.#links) if (link.group === group) this.#removeLink(link.index);
      },
      // Here nothing waits to be read.
      resizeBuffers: () => this.#refusals.check('set receive buffer', 'of a netlink socket'),
      close: () => this.#listeners.delete(listener),
    };
  }

  /** Undefined when there is none of that name. */
  hasLink(name: string): boolean | undefined {
    const link = this.#links.find((one) => one.name === name);
    return link?.up && link.running;
  }

  /** Makes it so and tells those who listen. */
  change(event: NetworkEvent): void {
    // Interfaces on top of one go before it and follow its state.
    if (event.type === 'linkGone')
      for (const follower of dependents(event, this.#links)) this.change(follower);
    this.#apply(event);
    this.#tell(event);
  }

  #tell(event: NetworkEvent): void {
    this.#later(() => {
      for (const listener of this.#listeners) listener(event);
    });
    if (event.type === 'link') for (const follower of dependents(event, this.#links)) this.change(follower);
  }

  #add(address: InterfaceAddress): void {
    const object = this.#describe(address);
    this.#refusals.check('add address', object);
    if (!this.#links.some(({ index }) => index === address.ifindex)) {
      throw KernelError.of('ENODEV', 'add address', object);
    }
    if (this.#addresses.some(sameAs(address))) throw KernelError.of('EEXIST', 'add address', object);
    this.change({ type: 'address', address });
  }

  #remove(address: InterfaceAddress): void {
    const object = this.#describe(address);
    this.#refusals.check('remove address', object);
    const present = this.#addresses.find(sameAs(address));
    if (present === undefined) throw KernelError.of('EADDRNOTAVAIL', 'remove address', object);
    this.change({ type: 'addressGone', address: present, why: 'asked for' });
  }

  #addLink(link: NewLink): void {
    this.#refusals.check('add link', link.name);
    if (this.#links.some(({ name }) => name === link.name))
      throw KernelError.of('EEXIST', 'add link', link.name);
    this.change({ type: 'link', link: freshLink(link, this.#nextIndex(), this.#links) });
  }

  /** One that has not been in use, as the kernel gives them. */
  #nextIndex(): number {
    this.#highestIndex = Math.max(this.#highestIndex, ...this.#links.map(({ index }) => index)) + 1;
    return this.#highestIndex;
  }

  #changeLink(index: number, settings: LinkSettings): void {
    const link = this.#find(index, 'change link');
    this.#refusals.check('change link', link.name);
    this.change({ type: 'link', link: changedLink(link, settings, this.#links) });
  }

  #removeLink(index: number): void {
    const link = this.#find(index, 'remove link');
    this.#refusals.check('remove link', link.name);
    this.change({ type: 'linkGone', link });
  }

  #find(index: number, operation: 'change link' | 'remove link'): Link {
    const link = this.#links.find((one) => one.index === index);
    if (link === undefined) throw KernelError.of('ENODEV', operation, `interface ${index}`);
    return link;
  }

  #apply(event: NetworkEvent): void {
    switch (event.type) {
      case 'link':
        this.#links = [...this.#links.filter(({ index }) => index !== event.link.index), event.link];
        return;
      case 'linkGone':
        this.#links = this.#links.filter(({ index }) => index !== event.link.index);
        this.#addresses = this.#addresses.filter(({ ifindex }) => ifindex !== event.link.index);
        return;
      case 'address':
        this.#addresses = [
          ...this.#addresses.filter((other) => !sameAs(event.address)(other)),
          event.address,
        ];
        return;
      case 'addressGone':
        this.#addresses = this.#addresses.filter((other) => !sameAs(event.address)(other));
        return;
      case 'resync':
        this.#links = event.links;
        this.#addresses = event.addresses;
        return;
      case 'routeGone':
      case 'ruleGone':
        this.routing.lose(event);
        return;
      case 'routeAdded':
      case 'routingUncertain':
        return;
      default:
        event satisfies never;
    }
  }

  #describe({ prefix, ifindex }: InterfaceAddress): string {
    const link = this.#links.find(({ index }) => index === ifindex);
    return `${formatPrefix(prefix)} on ${link?.name ?? `interface ${ifindex}`}`;
  }
}

/** As the kernel tells addresses apart. */
function sameAs(one: InterfaceAddress): (other: InterfaceAddress) => boolean {
  return ({ ifindex, prefix, peer }) =>
    ifindex === one.ifindex &&
    prefix.address === one.prefix.address &&
    prefix.length === one.prefix.length &&
    peer === one.peer;
}
