import type { Family } from '@kaconf/net';
import type { GroupPlan, RouterPlan } from './plan.ts';

/** The plan's names as positions, made once for a plan. */
export interface Lookup {
  instance(name: string): number | undefined;
  script(name: string): number | undefined;
  /** The instances of that VRID on an interface, or on none: in unicast there may be several. */
  routers(interfaceName: string | undefined, family: Family, virtualRouterId: number): readonly number[];
  /** The sync group of an instance. */
  group(instance: number): GroupPlan | undefined;
}

const made = new WeakMap<RouterPlan, Lookup>();

export function lookup(plan: RouterPlan): Lookup {
  const known = made.get(plan);
  if (known) return known;
  const fresh = makeLookup(plan);
  made.set(plan, fresh);
  return fresh;
}

function makeLookup(plan: RouterPlan): Lookup {
  const instances = positions(plan.instances.map(({ name }) => name));
  const scripts = positions(plan.scripts.map(({ name }) => name));
  const routers = routersByInterface(plan);
  const groups = new Map(
    plan.groups.flatMap((group) => group.members.map((name) => [instances.get(name), group])),
  );
  return {
    instance: (name) => instances.get(name),
    script: (name) => scripts.get(name),
    routers: (name, family, id) => routers.get(name)?.get(routerKey(family, id)) ?? [],
    group: (index) => groups.get(index),
  };
}

function positions(keys: readonly string[]): Map<string, number> {
  return new Map(keys.map((key, index) => [key, index]));
}

/** By numbers below the interface: this is asked for every advert. */
function routersByInterface({ instances }: RouterPlan): Map<string | undefined, Map<number, number[]>> {
  const routers = new Map<string | undefined, Map<number, number[]>>();
  for (const [index, { interface: name, family, virtualRouterId }] of instances.entries()) {
    const there = routers.get(name) ?? new Map<number, number[]>();
    const key = routerKey(family, virtualRouterId);
    there.set(key, [...(there.get(key) ?? []), index]);
    routers.set(name, there);
  }
  return routers;
}

function routerKey(family: Family, virtualRouterId: number): number {
  return (virtualRouterId << 3) | family;
}
