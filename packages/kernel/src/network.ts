import type { Family, IPv4Address, IpAddress, IpPrefix, MacAddress, Micros, Rule } from '@kaconf/net';
import type { ReceiveBuffer } from './processes.ts';
import type { Route, RouteKey } from './route.ts';

export interface Link {
  readonly index: number;
  readonly name: string;
  readonly mac: MacAddress | undefined;
  readonly mtu: number;
  /** IFF_UP: the administrator wants it up. */
  readonly up: boolean;
  /** IFF_RUNNING: it has a carrier. */
  readonly running: boolean;
  /** `macvlan`, `vrf` …; a plain device has none. */
  readonly kind?: string;
  /** MACVLAN_MODE_*. */
  readonly macvlanMode?: number;
  /** The interface that it is on top of, when that is in this network namespace. */
  readonly base?: number;
  /** The VRF, bridge or bond that it belongs to. */
  readonly master?: number;
  /** The group of interfaces that it is in (ip-link(8)). */
  readonly group?: number;
  /** The routing table of a VRF. */
  readonly vrfTable?: number;
  readonly ipv4?: Ipv4Settings;
  /** Absent: an Ethernet. */
  readonly medium?: Medium;
}

/** What an interface sends through. */
export interface Medium {
  /** ARPHRD_*: 1 Ethernet, 772 loopback … */
  readonly hardwareType: number;
  /** The MAC address of all of its neighbours. */
  readonly broadcastMac?: MacAddress;
  /** IFF_*. */
  readonly broadcast: boolean;
  readonly loopback: boolean;
  readonly pointToPoint: boolean;
  readonly noArp: boolean;
  readonly multicast: boolean;
}

/** net.ipv4.conf.INTERFACE.*: what the kernel's documentation says about each (ip-sysctl). */
export interface Ipv4Settings {
  readonly rpFilter: number;
  readonly arpFilter: number;
  readonly arpIgnore: number;
  readonly promoteSecondaries: number;
  readonly acceptLocal: number;
}

/** An interface on top of another, with its index. */
export type NewLink = {
  readonly name: string;
  readonly base: number;
  readonly group: number;
  readonly master?: number;
} /** In private mode: it hears nothing of other macvlans on the same interface. */ & (
  | { readonly kind: 'macvlan'; readonly mac: MacAddress }
  /** In layer 2; flags are IPVLAN_F_*: 1 private, 2 VEPA. */
  | { readonly kind: 'ipvlan'; readonly flags: number }
);

/** What can be changed of an interface; what is absent stays as it is. */
export interface LinkSettings {
  readonly up?: boolean;
  readonly mac?: MacAddress;
  readonly macvlanMode?: number;
  readonly group?: number;
  /** 0 for none. */
  readonly master?: number;
  readonly ipv4?: Partial<Ipv4Settings>;
  /** It makes no link-local address of its own. */
  readonly ipv6AddressGeneration?: 'none';
}

export interface InterfaceAddress {
  readonly ifindex: number;
  readonly prefix: IpPrefix;
  readonly peer?: IpAddress;
  readonly broadcast?: IPv4Address;
  readonly label?: string;
  /** RT_SCOPE_*: 0 global, 253 link, 254 host. */
  readonly scope: number;
  /** IFA_F_*: 0x02 NODAD, 0x01 secondary … */
  readonly flags: number;
  /** Of IPv6, when it is added: how long it may be a source address; absent: for ever. */
  readonly preferredLifetime?: Micros;
  /** IFAPROT_*, when it is added: who has set it, for those who ask the kernel. */
  readonly protocol?: number;
}

/** Of its sockets; where one is absent, of the size that it is opened with. */
export interface NetworkBuffers {
  /** `vrrp_netlink_cmd_rcv_bufs` */
  readonly commands?: ReceiveBuffer;
  /** `vrrp_netlink_monitor_rcv_bufs` */
  readonly news?: ReceiveBuffer;
}

/** What the machine's network looks like and how it changes; one rtnetlink socket that asks and one that listens. */
export interface Network {
  links(): readonly Link[];
  addresses(): readonly InterfaceAddress[];
  /** @throws KernelError EEXIST when it is there already, ENODEV … */
  addAddress(address: InterfaceAddress): void;
  /** @throws KernelError EADDRNOTAVAIL when it is not there */
  removeAddress(address: InterfaceAddress): void;
  /** @throws KernelError EEXIST when it is there already, ENETUNREACH when nothing leads to the gateway … */
  addRoute(route: Route): void;
  /** @throws KernelError ESRCH when it is not there */
  removeRoute(route: Route): void;
  /** @throws KernelError EEXIST when it is there already */
  addRule(rule: Rule): void;
  /** @throws KernelError ENOENT when it is not there */
  removeRule(rule: Rule): void;
  /** Which routes and rules are listened to from now on; at first none. */
  watchRouting(watch: RoutingWatch): void;
  /** @throws KernelError EEXIST, EOPNOTSUPP where the kernel knows no such kind … */
  addLink(link: NewLink): void;
  /** @throws KernelError ENODEV … */
  changeLink(index: number, settings: LinkSettings): void;
  /** @throws KernelError ENODEV … */
  removeLink(index: number): void;
  /** All of a group, at once: one after the other each takes the kernel some 20 ms. @throws KernelError ENODEV … */
  removeLinks(group: number): void;
  /** @throws KernelError EPERM to force one without CAP_NET_ADMIN */
  resizeBuffers(buffers: NetworkBuffers): void;
  close(): void;
}

export interface RoutingWatch {
  /** RTPROT_*: those of others do not matter. */
  readonly protocol: number;
  readonly routes: readonly Family[];
  readonly rules: readonly Family[];
}

/**
 * This network was asked to remove it; what it removed has taken it along, as the first IPv4 address of a subnet does with
 * the others; or somebody else did it.
 */
export type Removal = 'asked for' | 'taken along' | 'by others';

export type NetworkEvent =
  | { readonly type: 'link'; readonly link: Link }
  | { readonly type: 'linkGone'; readonly link: Link }
  | { readonly type: 'address'; readonly address: InterfaceAddress }
  | { readonly type: 'addressGone'; readonly address: InterfaceAddress; readonly why: Removal }
  /** This network has added it: where it leads in the end, too. */
  | { readonly type: 'routeAdded'; readonly route: RouteKey }
  /** `own`: this network has removed it. */
  | { readonly type: 'routeGone'; readonly route: RouteKey; readonly own: boolean }
  | { readonly type: 'ruleGone'; readonly rule: Rule; readonly own: boolean }
  /** Routes or rules may be gone that nobody has told of. */
  | { readonly type: 'routingUncertain' }
  /** The socket overran (ENOBUFS) and events are lost: this is the whole truth again. */
  | {
      readonly type: 'resync';
      readonly links: readonly Link[];
      readonly addresses: readonly InterfaceAddress[];
    };
