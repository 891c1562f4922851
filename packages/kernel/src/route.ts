import type { Family, IpAddress, IpPrefix, Micros } from '@kaconf/net';

/** An entry of a routing table, as rtnetlink(7) takes it. */
export interface Route extends RouteKey {
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
  readonly nexthops: readonly Nexthop[];
}

/** What tells a route from others. */
export interface RouteKey {
  readonly family: Family;
  readonly destination: IpPrefix;
  readonly table: number;
  /** RTA_PRIORITY; absent: the kernel's default, 0 for IPv4 and 1024 for IPv6. */
  readonly metric?: number;
  readonly tos?: number;
  readonly gateway?: IpAddress;
  readonly ifindex?: number;
}

export interface Realms {
  readonly from: number;
  readonly to: number;
}

/** One of several ways that a route goes. */
export interface Nexthop {
  readonly gateway?: IpAddress;
  readonly ifindex?: number;
  /** 1–256; absent: 1. */
  readonly weight?: number;
  readonly onlink: boolean;
  readonly realms?: Realms;
  readonly encap?: Encap;
}

/** How packets of a route are wrapped: LWTUNNEL_ENCAP_*. */
export type Encap = IpEncap | MplsEncap | IlaEncap;

export interface IpEncap {
  readonly type: 'ip' | 'ip6';
  /** 64 bits. */
  readonly id?: bigint;
  readonly dst?: IpAddress;
  readonly src?: IpAddress;
  /** TOS or traffic class. */
  readonly tos?: number;
  /** TTL or hop limit. */
  readonly ttl?: number;
  readonly flags?: number;
}

export interface MplsEncap {
  readonly type: 'mpls';
  /** The outermost first. */
  readonly labels: readonly number[];
}

export interface IlaEncap {
  readonly type: 'ila';
  /** 64 bits. */
  readonly locator: bigint;
}

export interface Metric<T> {
  readonly value: T;
  /** The kernel must not change it. */
  readonly locked: boolean;
}

/** What the kernel keeps of a route for those who use it: RTAX_*. */
export interface RouteMetrics {
  readonly mtu?: Metric<number>;
  readonly window?: Metric<number>;
  readonly rtt?: Metric<Micros>;
  readonly rttvar?: Metric<Micros>;
  readonly ssthresh?: Metric<number>;
  readonly cwnd?: Metric<number>;
  readonly advmss?: Metric<number>;
  readonly reordering?: Metric<number>;
  readonly hoplimit?: Metric<number>;
  readonly initcwnd?: Metric<number>;
  readonly features?: Metric<'ecn'>;
  readonly rto_min?: Metric<Micros>;
  readonly initrwnd?: Metric<number>;
  readonly quickack?: Metric<boolean>;
  /** The name of a congestion control algorithm. */
  readonly congctl?: Metric<string>;
  readonly fastopen_no_cookie?: Metric<boolean>;
}
