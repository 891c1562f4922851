import { networkOf } from '@kaconf/net';
import type { RouteKey } from './route.ts';

/** The same for two of a plan when the kernel is told the same of both. */
export function sameKey(one: object): string {
  return JSON.stringify(one, (name, value: unknown) => {
    if (name === 'noTrack' || name === 'trackGroup') return undefined;
    return typeof value === 'bigint' ? `${value}n` : value;
  });
}

/** Those of `some` that `others` do not have. */
export function without<T extends object>(some: readonly T[], others: readonly T[]): T[] {
  const keys = new Set(others.map(sameKey));
  return some.filter((one) => !keys.has(sameKey(one)));
}

/** In place of none, and of 0. */
const DEFAULT_METRIC = { 4: 0, 6: 1024 } as const;

/** Whether that is the route that the kernel has made of this one: what is not said, the kernel has chosen; host bits it drops. */
export function isRoute(planned: RouteKey & { readonly vrf?: string }, reported: RouteKey): boolean {
  const { family, destination, table, vrf, metric, tos = 0 } = planned;
  return (
    family === reported.family &&
    destination.length === reported.destination.length &&
    networkOf(destination).address === reported.destination.address &&
    (vrf !== undefined || table === reported.table) &&
    (metric || DEFAULT_METRIC[family]) === (reported.metric || DEFAULT_METRIC[family]) &&
    tos === (reported.tos ?? 0) &&
    (planned.gateway === undefined || planned.gateway === reported.gateway) &&
    (planned.interface === undefined || planned.interface === reported.interface)
  );
}
