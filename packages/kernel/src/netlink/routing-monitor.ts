import { MessageType, MulticastGroups } from 'netlink/dist/rt/gen_structs.js';
import type { NetlinkMessage } from 'netlink/dist/structs.js';
import type { Addon } from '../addon.ts';
import type { NetworkEvent, RoutingWatch } from '../network.ts';
import type { ReceiveBuffer } from '../processes.ts';
import type { NetlinkRequests } from './netlink-request.ts';
import { NetworkMonitor } from './network-monitor.ts';
import { routeFilter } from './route-filter.ts';
import { decodeRoute } from './route-message.ts';
import { decodeRule } from './rule-message.ts';

const { IPV4_ROUTE, IPV6_ROUTE, IPV4_RULE, IPV6_RULE } = MulticastGroups;
const ROUTES = { 4: IPV4_ROUTE, 6: IPV6_ROUTE } as const;
const RULES = { 4: IPV4_RULE, 6: IPV6_RULE } as const;

/** Listens to the routes and rules that somebody wants to hear of, on a socket that there is only then: they may be many. */
export class RoutingMonitor {
  readonly #addon: Addon;
  #receiveBuffer: ReceiveBuffer | undefined;
  readonly #requests: NetlinkRequests;
  readonly #listener: (event: NetworkEvent) => void;
  #watched = '';
  #monitor: NetworkMonitor | undefined;

  constructor(addon: Addon, requests: NetlinkRequests, listener: (event: NetworkEvent) => void) {
    this.#addon = addon;
    this.#requests = requests;
    this.#listener = listener;
  }

  watch({ protocol, routes, rules }: RoutingWatch): void {
    const groups = [...routes.map((family) => ROUTES[family]), ...rules.map((family) => RULES[family])];
    const watched = `${protocol}: ${groups}`;
    if (watched === this.#watched) return;
    this.close();
    if (groups.length === 0) return;
    this.#monitor = new NetworkMonitor(
      this.#addon,
      groups,
      (message) => this.#heard(message, protocol),
      () => this.#listener({ type: 'routingUncertain' }),
      routeFilter(protocol),
    );
    this.#monitor.resizeBuffer(this.#receiveBuffer);
    this.#watched = watched;
  }

  /** Of the socket that there is, and of those that there will be. @throws KernelError EPERM */
  resizeBuffer(buffer: ReceiveBuffer | undefined): void {
    this.#receiveBuffer = buffer;
    this.#monitor?.resizeBuffer(buffer);
  }

  close(): void {
    this.#monitor?.close();
    this.#monitor = undefined;
    this.#watched = '';
  }

  #heard(message: NetlinkMessage, protocol: number): void {
    const own = message.port === this.#requests.port;
    if (message.type === MessageType.NEWROUTE) {
      const route = own && decodeRoute(message, protocol);
      if (route) this.#listener({ type: 'routeAdded', route });
    } else if (message.type === MessageType.DELROUTE) {
      const route = decodeRoute(message, protocol);
      if (route) this.#listener({ type: 'routeGone', route, own });
    } else if (message.type === MessageType.DELRULE) {
      const rule = decodeRule(message, protocol);
      if (rule) this.#listener({ type: 'ruleGone', rule, own });
    }
  }
}
