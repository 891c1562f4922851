import type { Span } from '@kaconf/diagnostics';
import type { Encap, Family, IpAddress, IpPrefix, Micros, Realms, RouteMetrics } from '@kaconf/net';
import type { ANYWHERE } from '../network/prefix.ts';
import type { TrackGroupReference } from '../tracking/track-group-reference.ts';
import type { Nexthop } from './nexthops.ts';

/** A route that a master adds, or that is there from the start; what `ip route` takes. */
export interface Route {
  readonly family: Family;
  /** RTN_*: 1 unicast, 6 blackhole, 7 unreachable, 8 prohibit, 9 throw. */
  readonly type: number;
  readonly destination: IpPrefix;
  /** Of IPv6: who it is for. */
  readonly from?: IpPrefix;
  /** The source address that it prefers. */
  readonly src?: IpAddress;
  /** Of either family. */
  readonly via?: IpAddress;
  readonly dev?: string;
  /** The table of this VRF, instead of `table`. */
  readonly vrf?: string;
  readonly table: number;
  /** RT_SCOPE_*; absent: 0. */
  readonly scope?: number;
  /** RTPROT_*. */
  readonly protocol: number;
  readonly metric?: number;
  readonly tos?: number;
  readonly onlink: boolean;
  readonly realms?: Realms;
  readonly encap?: Encap;
  readonly expires?: Micros;
  /** Of IPv6: ICMPV6_ROUTER_PREF_*, 0 medium, 1 high, 3 low. */
  readonly pref?: number;
  readonly ttl_propagate?: boolean;
  /** Among those that are alike; `add` fails when there is one already. */
  readonly insertion: 'prepend' | 'append' | 'add';
  readonly metrics: RouteMetrics;
  readonly nexthops: readonly Nexthop[];
  readonly no_track: boolean;
  readonly track_group?: TrackGroupReference;
  readonly span: Span;
}

/** As it is while its words are read. */
export interface RouteDraft
  extends Writable<Omit<Route, 'family' | 'destination' | 'protocol' | 'track_group' | 'span'>> {
  family: Family | undefined;
  destination: IpPrefix | typeof ANYWHERE | undefined;
  protocol: number | undefined;
  track_group?: TrackGroupReference;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
