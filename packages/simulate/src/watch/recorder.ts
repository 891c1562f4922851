import { type Micros, micros, plus } from '@kaconf/net';
import { explain, stateName, type TrackerShare } from '@kaconf/vrrp';
import type { Node } from '../world/node.ts';
import type { World } from '../world/world.ts';
import { type Member, type VirtualRouter, virtualRouters } from './router.ts';
import { Spells } from './spells.ts';
import type { Change, Holding, Lane, Share, TimedStep, Timeline } from './timeline.ts';

type Building<T> = { -readonly [P in keyof T]: T[P] extends readonly (infer I)[] ? I[] : T[P] };

/** Writes down what becomes of a world from now on. */
export class Recorder {
  readonly #from: Micros;
  readonly #routers: readonly VirtualRouter[];
  readonly #spells: readonly Spells[];
  readonly #lanes: readonly Building<Lane>[];
  readonly #held = new Map<string, Omit<Holding, 'to'>>();
  readonly #holdings: Holding[] = [];
  readonly #shares: Building<Share>[];
  #lookedAt: Micros;

  constructor({ now, nodes }: World) {
    this.#from = now;
    this.#lookedAt = now;
    this.#routers = virtualRouters(nodes);
    this.#spells = this.#routers.map((router) => new Spells(router));
    this.#lanes = this.#routers.flatMap(({ name, members }) =>
      members.map(({ node, instance }) => ({ router: name, node, instance, changes: [] })),
    );
    const none = micros(0);
    this.#shares = this.#routers.map(({ name }) => ({ router: name, none, one: none, several: none }));
  }

  readonly look = (world: World): void => {
    this.#countTime(world.now);
    const members = this.#routers.flatMap((router) => router.members);
    members.forEach((member, lane) => {
      this.#lookAt(member, lane, world);
    });
    for (const node of world.nodes) this.#lookAtAddresses(node, world.now);
    for (const spells of this.#spells) spells.look(world);
  };

  /** @param steps what was done to it meanwhile */
  end(world: World, steps: readonly TimedStep[]): Timeline {
    const { now } = world;
    this.#countTime(now);
    const held = [...this.#held.values()].map((one): Holding => ({ ...one, to: now }));
    for (const spells of this.#spells) spells.end(now);
    return {
      from: this.#from,
      to: now,
      steps,
      routers: this.#routers,
      lanes: this.#lanes,
      shares: this.#shares,
      holdings: [...this.#holdings, ...held].filter(({ from, to }) => to > from),
      spells: this.#spells.flatMap(({ over }) => over).toSorted((one, other) => one.from - other.from),
    };
  }

  /** Until now all has been as it was when it was looked at last. */
  #countTime(now: Micros): void {
    const passed = now - this.#lookedAt;
    this.#lookedAt = now;
    for (const share of this.#shares) {
      const lanes = this.#lanes.filter(({ router }) => router === share.router);
      const masters = lanes.filter(({ changes }) => changes.at(-1)?.state === 'MASTER').length;
      const kind = masters === 0 ? 'none' : masters === 1 ? 'one' : 'several';
      share[kind] = plus(share[kind], passed);
    }
  }

  #lookAt(member: Member, lane: number, world: World): void {
    const changes = this.#lanes[lane]?.changes;
    const last = changes?.at(-1);
    const node = world.node(member.node);
    const standing = standingOf(node, member);
    if (!changes || isSame(last, standing)) return;
    // What lasted no time at all nobody has seen.
    if (last?.at === world.now) changes.pop();
    if (isSame(changes.at(-1), standing)) return;
    const why = whyOf(node, member, last?.state === standing.state, world.now);
    changes.push({ at: world.now, ...standing, why: named(why, world.nodes) });
  }

  #lookAtAddresses(node: Node, now: Micros): void {
    const keys = new Set([...node.held].map((address) => `${address} ${node.name}`));
    for (const [key, holding] of this.#held) {
      if (holding.node !== node.name || keys.has(key)) continue;
      this.#held.delete(key);
      this.#holdings.push({ ...holding, to: now });
    }
    for (const key of keys) {
      if (this.#held.has(key)) continue;
      const [address = '', name = ''] = key.split(' ');
      this.#held.set(key, { address, interface: name, node: node.name, from: now });
    }
  }
}

type Standing = Pick<Change, 'state' | 'priority'>;

function standingOf({ state }: Node, { index }: Member): Standing {
  const instance = state?.instances[index];
  return instance
    ? { state: stateName(instance.role), priority: instance.priority }
    : { state: 'OFF', priority: 0 };
}

function isSame(one: Standing | undefined, other: Standing): boolean {
  return one?.state === other.state && one.priority === other.priority;
}

/** @param isSameState only its priority is another */
function whyOf(node: Node, { index, instance: name }: Member, isSameState: boolean, now: Micros): string {
  const instance = node.state?.instances[index];
  if (!instance) return 'the node does not run';
  if (isSameState) return priorityText(node, index, now);
  return node.causes.get(name) ?? 'its scripts have not run yet';
}

/** Nodes are known by their names: their addresses may be of our own choice. */
function named(why: string, nodes: readonly Node[]): string {
  const names = new Map(
    nodes.flatMap(({ name, interfaces }) =>
      interfaces.flatMap(({ addresses }) => addresses.map((address) => [address as string, name] as const)),
    ),
  );
  return why.replace(/[^ ,]+/g, (word) => names.get(word) ?? word);
}

/** `150 − 40 (script chk_nginx fails with status 1)`. */
function priorityText(node: Node, index: number, now: Micros): string {
  const plan = node.plan.instances[index];
  if (!plan || !node.state) return '';
  const [explanation] = explain(node.plan, node.state, now, plan.name);
  const shares = (explanation?.trackers ?? []).flatMap(shareText);
  return shares.length === 0 ? 'as configured' : [plan.basePriority, ...shares].join(' ');
}

function shareText({ kind, name, found, share }: TrackerShare): string[] {
  if (typeof share !== 'number' || share === 0) return [];
  return [`${share < 0 ? '−' : '+'} ${Math.abs(share)} (${kind} ${name} ${found})`];
}
