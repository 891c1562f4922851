import type { Nexthop, Route } from '@kaconf/config';
import type { VirtualNexthop, VirtualRoute } from './route.ts';
import { written } from './written.ts';

export function planRoute(route: Route): VirtualRoute {
  return written({
    family: route.family,
    destination: route.destination,
    table: route.table,
    vrf: route.vrf,
    metric: route.metric,
    tos: route.tos || undefined,
    gateway: route.via,
    interface: route.dev,
    type: route.type,
    protocol: route.protocol,
    from: route.from,
    source: route.src,
    scope: route.scope,
    onlink: route.onlink,
    realms: route.realms,
    encap: route.encap,
    expires: route.expires,
    preference: route.pref,
    ttlPropagate: route.ttl_propagate,
    insertion: route.insertion,
    metrics: route.metrics,
    nexthops: route.nexthops.map(planNexthop),
    noTrack: route.no_track || undefined,
    trackGroup: route.track_group?.name,
  });
}

function planNexthop({ via, dev, weight, onlink, realms, encap }: Nexthop): VirtualNexthop {
  return written({ gateway: via, interface: dev, weight, onlink, realms, encap });
}
