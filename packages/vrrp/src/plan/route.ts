import type { Encap, Metrics, Realms } from '@kaconf/config';
import type { Family, IpAddress, IpPrefix, Micros } from '@kaconf/net';

/** A route that a master adds, or that is there from the start: what `ip route` takes. */
export interface VirtualRoute extends RouteKey {
  /** RTN_*: 1 unicast, 6 blackhole, 7 unreachable, 8 prohibit, 9 throw. */
  readonly type: number;
  /** RTPROT_*. */
  readonly protocol: number;
  /** It is in the table of this VRF, whatever `table` says. */
  readonly vrf?: string;
  /** Of IPv6: who it is for. */
  readonly from?: IpPrefix;
  /** The source address that it prefers. */
  readonly source?: IpAddress;
  /** RT_SCOPE_*; absent: 0. */
  readonly scope?: number;
  readonly onlink: boolean;
  readonly realms?: Realms;
  readonly encap?: Encap;
  readonly expires?: Micros;
  /** Of IPv6: ICMPV6_ROUTER_PREF_*, 0 medium, 1 high, 3 low. */
  readonly preference?: number;
  readonly ttlPropagate?: boolean;
  /** Among those that are alike; `add` fails when there is one already. */
  readonly insertion: 'prepend' | 'append' | 'add';
  readonly metrics: Metrics;
  readonly nexthops: readonly VirtualNexthop[];
  /** Nobody minds when somebody else removes it, nor when its interface goes down. */
  readonly noTrack?: boolean;
  /** Of a static one: who is in fault without its interface. */
  readonly trackGroup?: string;
}

/** What tells a route from others. */
export interface RouteKey {
  readonly family: Family;
  readonly destination: IpPrefix;
  readonly table: number;
  /** Absent: the kernel's default, 0 for IPv4 and 1024 for IPv6. */
  readonly metric?: number;
  readonly tos?: number;
  readonly gateway?: IpAddress;
  readonly interface?: string;
}

/** One of several ways that a route goes. */
export interface VirtualNexthop {
  readonly gateway?: IpAddress;
  readonly interface?: string;
  /** 1–256; absent: 1. */
  readonly weight?: number;
  readonly onlink: boolean;
  readonly realms?: Realms;
  readonly encap?: Encap;
}
