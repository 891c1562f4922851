import type { NexthopProperties, RouteIdentity, RouteProperties } from '@kaconf/net';

/** An entry of a routing table, as rtnetlink(7) takes it. */
export interface Route extends RouteKey, RouteProperties {
  readonly nexthops: readonly Nexthop[];
}

/** What tells a route from others. */
export interface RouteKey extends RouteIdentity {
  readonly ifindex?: number;
}

export interface Nexthop extends NexthopProperties {
  readonly ifindex?: number;
}
