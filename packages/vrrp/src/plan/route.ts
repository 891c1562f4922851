import type { NexthopProperties, RouteIdentity, RouteProperties } from '@kaconf/net';

/** A route that a master adds, or that is there from the start: what `ip route` takes. */
export interface VirtualRoute extends RouteKey, RouteProperties {
  /** It is in the table of this VRF, whatever `table` says. */
  readonly vrf?: string;
  readonly nexthops: readonly VirtualNexthop[];
  /** Nobody minds when somebody else removes it, nor when its interface goes down. */
  readonly noTrack?: boolean;
  /** Of a static one: who is in fault without its interface. */
  readonly trackGroup?: string;
}

/** What tells a route from others. */
export interface RouteKey extends RouteIdentity {
  readonly interface?: string;
}

export interface VirtualNexthop extends NexthopProperties {
  readonly interface?: string;
}
