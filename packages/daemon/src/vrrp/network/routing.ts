import type { Nexthop, Route } from '@kaconf/kernel';
import { formatPrefix } from '@kaconf/net';
import type { RouterPlan, VirtualNexthop, VirtualRoute, VirtualRule } from '@kaconf/vrrp';
import type { Log } from '../../logging/logger.ts';
import type { Shortage } from '../../processes/shortage.ts';
import { attempt } from './attempt.ts';
import type { Links } from './links.ts';

/** RTPROT_KEEPALIVED: what is tracked is known by it. */
const PROTOCOL = 18;

/** Sets and removes routes and rules. What is there, or gone, already is what was wanted. */
export class Routing {
  readonly #links: Links;
  readonly #log: Log;
  readonly #shortage: Shortage;

  constructor(links: Links, log: Log, shortage: Shortage) {
    this.#links = links;
    this.#log = log;
    this.#shortage = shortage;
  }

  /** Listens to what others do to the routes and rules of the plan, and to nothing if it has none. */
  watch({ instances, statics }: RouterPlan): void {
    const routes = [...statics.routes, ...instances.flatMap((one) => one.virtualRoutes)];
    const rules = [...statics.rules, ...instances.flatMap((one) => one.virtualRules)];
    const watch = { protocol: PROTOCOL, routes: trackedFamilies(routes), rules: trackedFamilies(rules) };
    this.#shortage.attempt(() => this.#links.network.watchRouting(watch));
  }

  addRoutes(routes: readonly VirtualRoute[]): void {
    for (const route of routes) {
      const missing = this.#missing(route);
      const to = formatPrefix(route.destination);
      if (missing === undefined)
        attempt(this.#log, ['EEXIST'], () => this.#links.network.addRoute(this.#route(route)));
      else this.#log.info(`Not adding route ${to} to ${missing} since interface doesn't exist`);
    }
  }

  /** With its interface a route has gone. */
  removeRoutes(routes: readonly VirtualRoute[]): void {
    for (const route of routes) {
      if (this.#missing(route) !== undefined) continue;
      const gone = ['ESRCH', 'ENODEV'];
      attempt(this.#log, gone, () => this.#links.network.removeRoute(this.#route(route)));
    }
  }

  addRules(rules: readonly VirtualRule[]): void {
    for (const rule of rules) attempt(this.#log, ['EEXIST'], () => this.#links.network.addRule(rule));
  }

  removeRules(rules: readonly VirtualRule[]): void {
    for (const rule of rules) attempt(this.#log, ['ENOENT'], () => this.#links.network.removeRule(rule));
  }

  /** An interface of the route, or its VRF, that is not there. */
  #missing(route: VirtualRoute): string | undefined {
    return interfacesOf(route).find((name) => !this.#links.find(name));
  }

  #route({ interface: name, vrf, nexthops, noTrack: _, trackGroup: __, ...route }: VirtualRoute): Route {
    const table = vrf === undefined ? undefined : this.#links.find(vrf)?.vrfTable;
    return {
      ...route,
      ...this.#index(name),
      table: table ?? route.table,
      nexthops: nexthops.map((nexthop) => this.#nexthop(nexthop)),
    };
  }

  #nexthop({ interface: name, ...nexthop }: VirtualNexthop): Nexthop {
    return { ...nexthop, ...this.#index(name) };
  }

  #index(name: string | undefined): { readonly ifindex?: number } {
    const link = name === undefined ? undefined : this.#links.find(name);
    return link ? { ifindex: link.index } : {};
  }
}

function interfacesOf({ interface: name, vrf, nexthops }: VirtualRoute): string[] {
  const names = [name, vrf, ...nexthops.map((nexthop) => nexthop.interface)];
  return names.filter((one) => one !== undefined);
}

function trackedFamilies(all: readonly (VirtualRoute | VirtualRule)[]) {
  const tracked = all.filter(({ noTrack }) => !noTrack);
  return ([4, 6] as const).filter((family) => tracked.some((one) => one.family === family));
}
