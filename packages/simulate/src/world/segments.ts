import type { InstancePlan, RouterPlan } from '@kaconf/vrrp';

export interface Named {
  readonly name: string;
  readonly plan: RouterPlan;
}

/**
 * Which interfaces hear each other, `eth0@a`, and how that is called. Those of the same name do; those that are joined; and
 * those of the same virtual router, VRID and address, where neither node has an interface as the other calls it.
 */
export function segments(
  nodes: readonly Named[],
  joined: readonly (readonly string[])[],
): Map<string, string> {
  const keys = nodes.flatMap((node) => [...basesOf(node.plan)].map((base) => `${base}@${node.name}`));
  const parts = new Map(keys.map((key) => [key, new Set([key])]));
  const join = (one: string, other: string) => {
    const [mine, its] = [parts.get(one), parts.get(other)];
    if (!mine || !its || mine === its) return;
    for (const key of its) parts.set(key, mine.add(key));
  };
  for (const one of keys) for (const other of keys) if (baseOf(one) === baseOf(other)) join(one, other);
  for (const [first = '', ...others] of joined) for (const other of others) join(first, other);
  for (const [one, other] of sameRouters(nodes)) join(one, other);
  return new Map(keys.map((key) => [key, nameOf(parts.get(key) ?? new Set())]));
}

/** Interfaces that are not on top of others. */
export function basesOf(plan: RouterPlan): Set<string> {
  return new Set([...interfaceNames(plan)].map((name) => baseIn(plan, name)));
}

export function baseIn({ ownInterfaces }: RouterPlan, name: string): string {
  return ownInterfaces.find((own) => own.name === name)?.base ?? name;
}

export function interfaceNames({ instances, groups, statics }: RouterPlan): Set<string> {
  const speaking = instances.flatMap((one) => [
    one.baseInterface,
    one.interface,
    one.ownInterface,
    one.sourceInterface,
  ]);
  const tracked = [...instances, ...groups].flatMap((one) => one.trackedInterfaces.map(({ name }) => name));
  const placed = [...statics.addresses, ...statics.routes].map((one) => one.interface);
  return new Set([...speaking, ...tracked, ...placed].filter((name) => name !== undefined));
}

function sameRouters(nodes: readonly Named[]): [string, string][] {
  const speakers = nodes.flatMap((node) => {
    const bases = basesOf(node.plan);
    return node.plan.instances.flatMap((plan) => {
      const base = plan.baseInterface;
      return base === undefined ? [] : [{ bases, plan, base, key: `${base}@${node.name}` }];
    });
  });
  return speakers.flatMap((one) =>
    speakers.flatMap((other): [string, string][] => {
      const isStrange = !one.bases.has(other.base) && !other.bases.has(one.base);
      return isStrange && areSame(one.plan, other.plan) ? [[one.key, other.key]] : [];
    }),
  );
}

function areSame(one: InstancePlan, other: InstancePlan): boolean {
  const addresses = new Set(one.virtualAddresses.map(({ prefix }) => prefix.address));
  return (
    one.virtualRouterId === other.virtualRouterId &&
    other.virtualAddresses.some(({ prefix }) => addresses.has(prefix.address))
  );
}

function baseOf(key: string): string {
  return key.slice(0, key.lastIndexOf('@'));
}

/** `eth0`, or `eth0/ens3`. */
function nameOf(keys: ReadonlySet<string>): string {
  return [...new Set([...keys].map(baseOf))].join('/');
}
