import type { Config } from '@kaconf/config';
import { type Micros, micros } from '@kaconf/net';
import { BARE, buildWorld, type World } from '@kaconf/simulate';
import {
  counterpart,
  type Digests,
  type Effect,
  formatRule,
  type InstancePlan,
  masterDownInterval,
  type RouterPlan,
  type RouterState,
  reload,
  type VirtualAddress,
} from '@kaconf/vrrp';

/** What a master's reload does: that of the daemon, tried out. */
export interface RouterTrial {
  /** By name: instances of the new plan that are nobody's successor. */
  readonly anew: ReadonlyMap<string, Beginning>;
  /** By name: instances that are masters no more, and why. */
  readonly fallen: ReadonlyMap<string, string>;
  /** By name: those that a node which has the old configuration and they take for silent, so that both are masters. */
  readonly unheard: ReadonlySet<string>;
  readonly removed: readonly Virtual[];
  readonly added: readonly Virtual[];
  /** By name: scripts whose results do not count any more. */
  readonly forgotten: ReadonlySet<string>;
  /** The daemon is told of something. */
  readonly isPlannedAnew: boolean;
}

export interface Beginning {
  /** How long it hears no master before it is one. */
  readonly wait: Micros;
  /** Why it takes no part at all. */
  readonly fault: string | undefined;
}

/** What a master has in the kernel. */
export interface Virtual {
  readonly kind: 'address' | 'route' | 'rule';
  /** The address, or where the route leads: what an entry of the configuration begins with. */
  readonly text: string;
  readonly isIPv6: boolean;
}

/** How long everything may take to come to rest. */
const PATIENCE = 3_600_000_000;

/** @param listens whether it is asked who hears whom, which takes longest */
export function tryRouters(before: Config, after: Config, digests: Digests, listens: boolean): RouterTrial {
  const [was, next] = [newWorld([before], digests), newWorld([after], digests)];
  const [old, fresh] = [was.nodes[0], next.nodes[0]];
  if (!old || !fresh) throw new Error('a world without its node');
  if (written(old.plan) === written(fresh.plan)) return NOTHING;
  start(was);
  if (!old.state || !fresh.state) throw new Error('a node that does not run');
  const state = { ...old.state, interfaces: { ...fresh.state.interfaces, ...old.state.interfaces } };
  const found = { files: fresh.state.files, processes: counts(fresh.plan) };
  const reloaded = reload(old.plan, fresh.plan, state, was.now, found);
  const effects = [...reloaded.farewell, ...reloaded.effects];
  const anew = fresh.plan.instances.filter((plan) => counterpart(plan, old.plan) === undefined);
  return {
    anew: new Map(
      anew.map(({ name, ...plan }) => [name, { wait: waitOf(plan), fault: causeOf(name, 'FAULT', effects) }]),
    ),
    fallen: fallen(old.plan, fresh.plan, state, reloaded.state, effects),
    unheard: listens ? unheard(before, after, digests) : new Set(),
    removed: virtuals(effects, 'remove'),
    added: virtuals(effects, 'add'),
    forgotten: forgotten(fresh.plan, old.plan, reloaded.state, state),
    isPlannedAnew: true,
  };
}

/** The daemon is told of nothing. */
const NOTHING: RouterTrial = {
  anew: new Map(),
  fallen: new Map(),
  unheard: new Set(),
  removed: [],
  added: [],
  forgotten: new Set(),
  isPlannedAnew: false,
};

function written(plan: RouterPlan): string {
  return JSON.stringify(plan, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

/** Everybody has booted, and nobody has done anything yet. */
function newWorld(configs: readonly Config[], digests: Digests): World {
  const routers = configs.map((config, index) => ({ name: `node ${index + 1}`, config: undelayed(config) }));
  const world = buildWorld(routers, BARE, digests);
  for (const node of world.nodes) world.boot(node);
  return world;
}

/** Until all are masters, or nobody has become another for as long as anybody may wait. */
function start(world: World): World {
  const isDone = () =>
    world.nodes.length === 1 &&
    world.nodes.every(({ state }) => state?.instances.every(({ role }) => role.type === 'master'));
  for (let next = world.next(); next !== undefined && next <= PATIENCE && !isDone(); next = world.next()) {
    world.happen(next);
    world.tell(() => {});
    if (world.now - world.changedAt > quietAfter(world)) break;
  }
  return world;
}

function quietAfter({ nodes }: World): number {
  const waits = nodes.flatMap(({ plan }) => plan.instances.map(waitOf));
  return 2 * Math.max(1_000_000, ...waits);
}

function waitOf(plan: Omit<InstancePlan, 'name'>): Micros {
  return masterDownInterval(plan, plan.basePriority, plan.advertInterval);
}

function counts({ processes }: RouterPlan): Record<string, number> {
  return Object.fromEntries(processes.map(({ name, quorum }) => [name, quorum]));
}

function fallen(
  old: RouterPlan,
  fresh: RouterPlan,
  before: RouterState,
  after: RouterState,
  effects: readonly Effect[],
): Map<string, string> {
  const found = new Map<string, string>();
  for (const [index, plan] of fresh.instances.entries()) {
    const was = before.instances[counterpart(plan, old) ?? -1];
    const is = after.instances[index];
    if (was?.role.type !== 'master' || !is || is.role.type === 'master') continue;
    const state = is.role.type.toUpperCase();
    const cause = causeOf(plan.name, state, effects);
    found.set(plan.name, cause === undefined ? state : `${state}: ${cause}`);
  }
  return found;
}

function causeOf(name: string, event: string, effects: readonly Effect[]): string | undefined {
  const news = effects.find((it) => it.type === 'notify' && it.name === name && it.event === event);
  return news?.type === 'notify' ? news.cause : undefined;
}

/** Tried on one segment; who is whose peer is not looked at. */
function unheard(before: Config, after: Config, digests: Digests): Set<string> {
  const alike = pairsOfMasters(before, before, digests);
  return new Set(pairsOfMasters(after, before, digests).filter((name) => !alike.includes(name)));
}

/** The instances of which both nodes are masters in the end. */
function pairsOfMasters(one: Config, other: Config, digests: Digests): string[] {
  const [first, second] = start(newWorld([overMulticast(one), overMulticast(other)], digests)).nodes;
  if (!first || !second) return [];
  return first.plan.instances.flatMap((plan, index) => {
    const peer = second.state?.instances[counterpart(plan, second.plan) ?? -1];
    const isPair = first.state?.instances[index]?.role.type === 'master' && peer?.role.type === 'master';
    return isPair ? [plan.name] : [];
  });
}

/** Everybody runs for long. */
function undelayed(config: Config): Config {
  const none = micros(0);
  return {
    ...config,
    global_defs: { ...config.global_defs, vrrp_startup_delay: none, vrrp_delay_after_boot: none },
    vrrp_instances: config.vrrp_instances.map((one) => ({ ...one, preempt_delay: none })),
  };
}

function overMulticast(config: Config): Config {
  const instances = config.vrrp_instances.map((one) => ({ ...one, unicast_peer: [], src_ip: undefined }));
  return { ...config, vrrp_instances: instances };
}

function virtuals(effects: readonly Effect[], way: 'add' | 'remove'): Virtual[] {
  return effects.flatMap((effect): Virtual[] => {
    if (effect.type === `${way}Addresses` && 'addresses' in effect) return effect.addresses.map(ofAddress);
    if (effect.type === `${way}Routes` && 'routes' in effect) {
      return effect.routes.map(({ destination, family }) => ({
        kind: 'route',
        text: destination.address,
        isIPv6: family === 6,
      }));
    }
    if (effect.type === `${way}Rules` && 'rules' in effect) {
      return effect.rules.map((rule) => ({
        kind: 'rule',
        text: formatRule(rule),
        isIPv6: rule.family === 6,
      }));
    }
    return [];
  });
}

function ofAddress({ prefix: { address } }: VirtualAddress): Virtual {
  return { kind: 'address', text: address, isIPv6: address.includes(':') };
}

function forgotten(fresh: RouterPlan, old: RouterPlan, after: RouterState, before: RouterState): Set<string> {
  const names = fresh.scripts.flatMap(({ name }, index) => {
    const was = before.scripts[old.scripts.findIndex((one) => one.name === name)];
    return was?.known && !after.scripts[index]?.known ? [name] : [];
  });
  return new Set(names);
}
