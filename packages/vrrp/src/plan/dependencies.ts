import type { Config, Route, Rule, VirtualAddress, VrrpInstance } from '@kaconf/config';
import type { Tracked } from './tracking.ts';

/**
 * The interfaces whose end takes something away from the instance that it must have: those of its addresses, routes and
 * rules, and of the static ones whose track_group it is in. What has `no_track` does not matter.
 */
export function trackDependencies(
  config: Config,
  instance: VrrpInstance,
  tracked: readonly Tracked[],
): Tracked[] {
  const names = new Set([
    ...interfacesOf(ownBelongings(instance)),
    ...interfacesOf(statics(config, instance)),
  ]);
  // Whether that one matters is another question.
  if (instance.interface !== undefined) names.delete(instance.interface);
  // Without it nothing else counts: a weight of its own does not.
  const others = tracked.filter(({ name, weight }) => weight === 0 || !names.has(name));
  for (const { name } of others) names.delete(name);
  return [...others, ...[...names].map((name) => ({ name, weight: 0, reverse: false }))];
}

interface Belongings {
  readonly addresses: readonly VirtualAddress[];
  readonly routes: readonly Route[];
  readonly rules: readonly Rule[];
}

function ownBelongings(instance: VrrpInstance): Belongings {
  return {
    addresses: [...instance.virtual_ipaddress, ...instance.virtual_ipaddress_excluded],
    routes: instance.virtual_routes,
    rules: instance.virtual_rules,
  };
}

function statics(config: Config, { name }: VrrpInstance): Belongings {
  const mine = config.track_groups.filter(({ group }) => group?.some(({ instance }) => instance === name));
  const groups = new Set(mine.map((group) => group.name));
  const isMine = ({ track_group }: VirtualAddress | Route | Rule) =>
    track_group !== undefined && groups.has(track_group.name);
  return {
    addresses: config.static_ipaddress.filter(isMine),
    routes: config.static_routes.filter(isMine),
    rules: config.static_rules.filter(isMine),
  };
}

function interfacesOf({ addresses, routes, rules }: Belongings): string[] {
  return [
    ...tracking(addresses).map(({ dev }) => dev),
    ...tracking(routes).map(({ dev }) => dev),
    ...tracking(rules).flatMap(({ iif, oif }) => [iif, oif]),
  ].filter((name) => name !== undefined);
}

function tracking<T extends { readonly no_track: boolean }>(all: readonly T[]): T[] {
  return all.filter(({ no_track }) => !no_track);
}
