import type { Family, IpAddress } from './address.ts';
import type { Encap } from './encap.ts';
import type { Micros } from './micros.ts';
import type { IpPrefix } from './prefix.ts';
import type { RouteMetrics } from './route-metrics.ts';

/** What an entry of a routing table says but for its interfaces, which have names for some and numbers for others. */
export interface RouteProperties extends RouteIdentity {
  /** RTN_*: 1 unicast, 6 blackhole, 7 unreachable, 8 prohibit, 9 throw. */
  readonly type: number;
  /** RTPROT_*: who has set it. */
  readonly protocol: number;
  /** Of IPv6: who it is for. */
  readonly from?: IpPrefix;
  /** The source address that it prefers. */
  readonly source?: IpAddress;
  /** RT_SCOPE_*; absent: 0. */
  readonly scope?: number;
  /** The gateway is on the link, whatever the addresses there say. */
  readonly onlink: boolean;
  readonly realms?: Realms;
  readonly encap?: Encap;
  /** Of IPv6: when the kernel takes it away. */
  readonly expires?: Micros;
  /** Of IPv6: ICMPV6_ROUTER_PREF_*, 0 medium, 1 high, 3 low. */
  readonly preference?: number;
  readonly ttlPropagate?: boolean;
  /** Among those that are alike; `add` fails when there is one already. */
  readonly insertion: 'prepend' | 'append' | 'add';
  readonly metrics: RouteMetrics;
}

/** What tells a route from others, with its interface. */
export interface RouteIdentity {
  readonly family: Family;
  readonly destination: IpPrefix;
  readonly table: number;
  /** RTA_PRIORITY; absent: the kernel's default, 0 for IPv4 and 1024 for IPv6. */
  readonly metric?: number;
  readonly tos?: number;
  readonly gateway?: IpAddress;
}

/** One of several ways that a route goes, but for its interface. */
export interface NexthopProperties {
  readonly gateway?: IpAddress;
  /** 1–256; absent: 1. */
  readonly weight?: number;
  readonly onlink: boolean;
  readonly realms?: Realms;
  readonly encap?: Encap;
}

export interface Realms {
  readonly from: number;
  readonly to: number;
}
