import { formatRoute, type VirtualRoute } from '@kaconf/vrrp';
import type { Subject } from './subject.ts';

/** With the interface that the kernel has chosen where the route names none. @param isSet it is in the kernel's table */
export function routeText(route: VirtualRoute, { links }: Subject, isSet: boolean): string {
  const index = isSet && !route.noTrack ? links.placedRoutes.find(route) : undefined;
  const chosen = index === undefined ? undefined : links.name(index);
  if (chosen === undefined || chosen === route.interface) return formatRoute(route);
  return `${formatRoute(route)} [dev ${chosen}]`;
}
