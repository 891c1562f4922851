import type { RouteKey as KernelRoute } from '@kaconf/kernel';
import { formatPrefix } from '@kaconf/net';
import type { VirtualRoute } from '@kaconf/vrrp';

/**
 * Where the kernel has put our routes that name no interface. As with keepalived, an IPv6 route without a metric is not
 * known again: the kernel has given it one.
 */
export class PlacedRoutes {
  readonly #places = new Map<string, number>();

  added(route: KernelRoute): void {
    if (route.ifindex !== undefined) this.#places.set(keyOf(route), route.ifindex);
  }

  gone(route: KernelRoute): void {
    this.#places.delete(keyOf(route));
  }

  /** The index of its interface. */
  find(route: VirtualRoute): number | undefined {
    return this.#places.get(keyOf(route));
  }
}

function keyOf({ destination, table, metric, tos = 0 }: KernelRoute | VirtualRoute): string {
  return `${formatPrefix(destination)} ${table} ${metric ?? 0} ${tos}`;
}
