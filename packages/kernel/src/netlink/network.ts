import type { Rule } from '@kaconf/net';
import { formatPrefix } from '@kaconf/net';
import { FlagsNew, Protocol } from 'netlink/dist/constants.js';
import { MessageType, MulticastGroups } from 'netlink/dist/rt/gen_structs.js';
import type { NetlinkMessage } from 'netlink/dist/structs.js';
import type { Addon } from '../addon.ts';
import type {
  InterfaceAddress,
  Link,
  LinkSettings,
  Network,
  NetworkBuffers,
  NetworkEvent,
  NewLink,
  Removal,
  RoutingWatch,
} from '../network.ts';
import type { Route } from '../route.ts';
import { addressRequest, decodeAddress, encodeAddress, encodeAddressIdentity } from './address-message.ts';
import { describeRoute, describeRule } from './describe.ts';
import { encodeLinkGroup, encodeLinkIndex, encodeLinkSettings, encodeNewLink } from './link-change.ts';
import { decodeLink, linkRequest } from './link-message.ts';
import { NetlinkRequests } from './netlink-request.ts';
import { NetworkMonitor } from './network-monitor.ts';
import { OwnRemovals } from './own-removals.ts';
import { encodeRoute, encodeRouteIdentity } from './route-message.ts';
import { RoutingMonitor } from './routing-monitor.ts';
import { encodeRule } from './rule-message.ts';

const GROUPS = [MulticastGroups.LINK, MulticastGroups.IPV4_IFADDR, MulticastGroups.IPV6_IFADDR];
const THIS_NAMESPACE = 'of this network namespace';
const IF_NEW = FlagsNew.CREATE | FlagsNew.EXCL;
/** As `ip route` does: without a flag it goes before those that are alike. */
const INSERTION = {
  prepend: FlagsNew.CREATE,
  append: FlagsNew.CREATE | FlagsNew.APPEND,
  add: IF_NEW,
} as const;

export function openNetwork(addon: Addon, listener: (event: NetworkEvent) => void): Network {
  return new LinuxNetwork(addon, listener);
}

class LinuxNetwork implements Network {
  readonly #requests: NetlinkRequests;
  readonly #monitor: NetworkMonitor;
  readonly #routing: RoutingMonitor;
  readonly #listener: (event: NetworkEvent) => void;
  readonly #removals = new OwnRemovals();
  /** For error messages: an address has its interface's number only. */
  #names = new Map<number, string>();

  constructor(addon: Addon, listener: (event: NetworkEvent) => void) {
    this.#listener = listener;
    this.#requests = new NetlinkRequests(addon, Protocol.ROUTE, 'for requests');
    this.#monitor = new NetworkMonitor(
      addon,
      GROUPS,
      (message) => this.#heard(message),
      () => this.#startAnew(),
    );
    this.#routing = new RoutingMonitor(addon, this.#requests, listener);
    this.links();
  }

  links(): readonly Link[] {
    const purpose = { operation: 'list links', object: THIS_NAMESPACE };
    const links = this.#requests.dump(purpose, MessageType.GETLINK, linkRequest, decodeLink);
    this.#names = new Map(links.map(({ index, name }) => [index, name]));
    return links;
  }

  addresses(): readonly InterfaceAddress[] {
    const purpose = { operation: 'list addresses', object: THIS_NAMESPACE };
    return this.#requests.dump(purpose, MessageType.GETADDR, addressRequest, decodeAddress);
  }

  addAddress(address: InterfaceAddress): void {
    const purpose = { operation: 'add address', object: this.#describe(address) };
    this.#requests.perform(purpose, MessageType.NEWADDR, IF_NEW, encodeAddress(address));
  }

  removeAddress(address: InterfaceAddress): void {
    const purpose = { operation: 'remove address', object: this.#describe(address) };
    this.#requests.perform(purpose, MessageType.DELADDR, 0, encodeAddressIdentity(address));
    this.#removals.expect(address);
  }

  addRoute(route: Route): void {
    const purpose = { operation: 'add route', object: describeRoute(route, this.#names) };
    this.#requests.perform(purpose, MessageType.NEWROUTE, INSERTION[route.insertion], encodeRoute(route));
  }

  removeRoute(route: Route): void {
    const purpose = { operation: 'remove route', object: describeRoute(route, this.#names) };
    this.#requests.perform(purpose, MessageType.DELROUTE, 0, encodeRouteIdentity(route));
  }

  addRule(rule: Rule): void {
    const purpose = { operation: 'add rule', object: describeRule(rule) };
    this.#requests.perform(purpose, MessageType.NEWRULE, IF_NEW, encodeRule(rule));
  }

  removeRule(rule: Rule): void {
    const purpose = { operation: 'remove rule', object: describeRule(rule) };
    this.#requests.perform(purpose, MessageType.DELRULE, 0, encodeRule(rule));
  }

  watchRouting(watch: RoutingWatch): void {
    this.#routing.watch(watch);
  }

  addLink(link: NewLink): void {
    const purpose = { operation: `add ${link.kind}`, object: `${link.name} on ${this.#name(link.base)}` };
    const flags = FlagsNew.CREATE | FlagsNew.EXCL;
    this.#requests.perform(purpose, MessageType.NEWLINK, flags, encodeNewLink(link));
  }

  changeLink(index: number, settings: LinkSettings): void {
    const purpose = { operation: 'change link', object: this.#name(index) };
    this.#requests.perform(purpose, MessageType.NEWLINK, 0, encodeLinkSettings(index, settings));
  }

  removeLinks(group: number): void {
    const purpose = { operation: 'remove links', object: `of group ${group}` };
    this.#requests.perform(purpose, MessageType.DELLINK, 0, encodeLinkGroup(group));
  }

  removeLink(index: number): void {
    const purpose = { operation: 'remove link', object: this.#name(index) };
    this.#requests.perform(purpose, MessageType.DELLINK, 0, encodeLinkIndex(index));
  }

  resizeBuffers({ commands, news }: NetworkBuffers): void {
    this.#requests.resizeBuffer(commands);
    this.#monitor.resizeBuffer(news);
    this.#routing.resizeBuffer(news);
  }

  close(): void {
    this.#monitor.close();
    this.#routing.close();
    this.#requests.close();
  }

  #heard(message: NetlinkMessage): void {
    const link = decodeLink(message);
    if (link !== undefined) {
      const gone = message.type !== MessageType.NEWLINK;
      if (gone) this.#names.delete(link.index);
      else this.#names.set(link.index, link.name);
      this.#listener({ type: gone ? 'linkGone' : 'link', link });
      return;
    }
    const address = decodeAddress(message);
    if (address === undefined) return;
    if (message.type === MessageType.NEWADDR) this.#listener({ type: 'address', address });
    else {
      this.#listener({ type: 'addressGone', address, why: this.#why(address, message.port) });
    }
  }

  /** For IPv4 the kernel says whose request it was that changed something; for IPv6 it does not, but takes nothing along. */
  #why(address: InterfaceAddress, port: number): Removal {
    if (this.#removals.take(address)) return 'asked for';
    return port === this.#requests.port ? 'taken along' : 'by others';
  }

  #startAnew(): void {
    this.#removals.forget();
    this.#listener({ type: 'resync', links: this.links(), addresses: this.addresses() });
  }

  #describe({ prefix, ifindex }: InterfaceAddress): string {
    return `${formatPrefix(prefix)} on ${this.#name(ifindex)}`;
  }

  #name(ifindex: number): string {
    return this.#names.get(ifindex) ?? `interface ${ifindex}`;
  }
}
