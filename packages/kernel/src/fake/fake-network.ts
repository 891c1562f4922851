import { formatPrefix } from '@kaconf/net';
import type { InterfaceAddress, Link, Network, NetworkEvent } from '../kernel.ts';
import { KernelError } from '../kernel-error.ts';
import { FakeRouting } from './fake-routing.ts';
import type { Refusals } from './refusals.ts';

/** The machine's links and addresses, in memory. Whoever opened the network hears of changes when the event loop turns. */
export class FakeNetwork {
  #links: readonly Link[];
  #addresses: readonly InterfaceAddress[];
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
      close: () => this.#listeners.delete(listener),
    };
  }

  /** Makes it so and tells those who listen. */
  change(event: NetworkEvent): void {
    this.#apply(event);
    this.#tell(event);
  }

  #tell(event: NetworkEvent): void {
    this.#later(() => {
      for (const listener of this.#listeners) listener(event);
    });
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
