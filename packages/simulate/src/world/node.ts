import type { Config } from '@kaconf/config';
import type { IpAddress, Micros } from '@kaconf/net';
import {
  type Event,
  planRouter,
  type RouterPlan,
  type RouterState,
  type Stamp,
  type Tracked,
} from '@kaconf/vrrp';

/** A router of the world: what never changes of it. */
export interface NodePlan {
  readonly name: string;
  readonly plan: RouterPlan;
  readonly interfaces: readonly NodeInterface[];
}

export interface NodeInterface {
  readonly name: string;
  /** Itself, or what it is on top of: with that it is up and down. */
  readonly base: string;
  /** All interfaces on the same one hear each other. */
  readonly segment: string;
  readonly addresses: readonly IpAddress[];
}

/** A thing that a router tracks and that may fail. */
export interface Tracker {
  readonly kind: 'script' | 'file' | 'process' | 'bfd';
  readonly name: string;
}

/** What becomes of it. */
export interface Node extends NodePlan {
  /** Undefined while it is switched off. */
  state: RouterState | undefined;
  /** Counts how often it was switched: what is under way for a former life comes to nothing. */
  life: number;
  /** The interfaces that are down, without those on top of others. */
  readonly down: Set<string>;
  /** The trackers that fail, by `trackerKey`: a script ends with 1, a process or a session is not there, a file holds `fileValue`. */
  readonly failing: Set<string>;
  /** Virtual addresses that are set: `10.0.0.10 eth0`. */
  readonly held: Set<string>;
  /** By instance: why it became what it is. */
  readonly causes: Map<string, string>;
  /** By instance, or by interface where there is none: why an advert did not count. */
  readonly drops: Map<string, string>;
  /** The instances that have heard an advert that counted. */
  readonly heard: Set<string>;
  /** By instance: when it signed its last advert. */
  readonly stamps: Map<string, Stamp>;
}

/** Every script may be run, and a key's file holds the same wherever it has the same path. */
export function planNode(config: Config): RouterPlan {
  return planRouter(config, ({ words }) => ({ words }), {
    readKey: (path) =>
      Array.from({ length: KEY_LENGTH }, (_, index) => path.charCodeAt(index % path.length) & 0xff),
    uptime: 0 as Micros,
    sender: () => ({ user: 'root', host: 'localhost' }),
  });
}

const KEY_LENGTH = 32;

export function newNode(plan: NodePlan): Node {
  return {
    ...plan,
    state: undefined,
    life: 0,
    down: new Set(),
    failing: new Set(
      trackersOf(plan)
        .filter((tracker) => isWellFailing(plan, tracker))
        .map(trackerKey),
    ),
    held: new Set(),
    causes: new Map(),
    drops: new Map(),
    heard: new Set(),
    stamps: new Map(),
  };
}

/** With `reverse` what succeeds is what is wrong. What a file holds knows of that. */
export function isWellFailing(node: NodePlan, tracker: Tracker): boolean {
  return tracker.kind !== 'file' && usersOf(node, tracker)[0]?.reverse === true;
}

const LISTS = {
  script: 'trackedScripts',
  file: 'trackedFiles',
  process: 'trackedProcesses',
  bfd: 'trackedBfds',
} as const;

function usersOf({ plan }: NodePlan, { kind, name }: Tracker): Tracked[] {
  const all = [...plan.instances, ...plan.groups].flatMap((one) => one[LISTS[kind]]);
  return all.filter((one) => one.name === name);
}

export function copyNode(node: Node): Node {
  return {
    ...node,
    down: new Set(node.down),
    failing: new Set(node.failing),
    held: new Set(node.held),
    causes: new Map(node.causes),
    drops: new Map(node.drops),
    heard: new Set(node.heard),
    stamps: new Map(node.stamps),
  };
}

export function trackerKey({ kind, name }: Tracker): string {
  return `${kind} ${name}`;
}

/** In the order of the configuration. BFD sessions are known by who tracks them. */
export function trackersOf({ plan }: NodePlan): Tracker[] {
  const users = [...plan.instances, ...plan.groups];
  const used = (list: 'trackedScripts' | 'trackedBfds') =>
    new Set(users.flatMap((one) => one[list].map(({ name }) => name)));
  const scripts = used('trackedScripts');
  return [
    ...plan.scripts
      .filter(({ name }) => scripts.has(name))
      .map(({ name }) => ({ kind: 'script', name }) as const),
    ...plan.files.map(({ name }) => ({ kind: 'file', name }) as const),
    ...plan.processes.map(({ name }) => ({ kind: 'process', name }) as const),
    ...[...used('trackedBfds')].map((name) => ({ kind: 'bfd', name }) as const),
  ];
}

/** What its kernel says of an interface. */
export function interfaceEvent(node: Node, { name, base, addresses }: NodeInterface): Event {
  return { type: 'interface', name, state: { up: !node.down.has(base), addresses } };
}

/** What a tracked file holds when it fails: 1 where a negative weight is to be counted once, otherwise what is a fault. */
export function fileValue(node: Node, name: string): number {
  const initial = node.plan.files.find((file) => file.name === name)?.initial?.value ?? 0;
  const tracker = { kind: 'file', name } as const;
  const fails = node.failing.has(trackerKey(tracker));
  const [user] = usersOf(node, tracker);
  if (!user) return initial;
  if (user.weight === 0) {
    const well = user.reverse ? initial || 1 : initial;
    return fails ? Number(!user.reverse) : well;
  }
  if (!fails) return initial;
  if (countsOnce(user)) return initial + 1;
  return Math.trunc(FAULT / effectiveWeight(user)) + (effectiveWeight(user) > 0 ? -1 : 1);
}

/** A weight of 1 or −1 is for files that hold the whole number. */
export function countsOnce(user: Tracked): boolean {
  return effectiveWeight(user) < -1;
}

function effectiveWeight({ weight, reverse }: Tracked): number {
  return reverse ? -weight : weight;
}

/** What a file's number times its weight is a fault from, downwards. */
const FAULT = -254;

/** How many processes run a tracked program: as many as there must be, or one that is too few or too many. */
export function processCount({ plan, failing }: Node, name: string): number {
  const process = plan.processes.find((one) => one.name === name);
  if (!process) return 0;
  if (!failing.has(trackerKey({ kind: 'process', name }))) return process.quorum;
  return process.quorum > 0 ? process.quorum - 1 : process.quorumMax + 1;
}
