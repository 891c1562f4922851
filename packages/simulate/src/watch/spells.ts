import { type Micros, micros } from '@kaconf/net';
import { LATENCY, type World } from '../world/world.ts';
import { preemptionWait, takeoverWait, yieldWait } from './limits.ts';
import { connectedParts, matesOf, rivals, type Speaker, type VirtualRouter } from './router.ts';
import type { Spell, SpellKind } from './timeline.ts';

interface Open {
  readonly from: Micros;
  nodes: readonly string[];
  masters: readonly string[];
  /** When it has to be over. */
  due: Micros;
  /** By node: since when it could end it. */
  readonly since: Map<string, Micros>;
}

/** What is so in a part of the nodes now. */
interface Finding {
  readonly kind: SpellKind;
  readonly masters: readonly string[];
  /** By node that could end it: how long it may take. */
  readonly waits: ReadonlyMap<string, Micros>;
}

/** Follows how long a virtual router is without a master, or has too many, or the wrong one. */
export class Spells {
  readonly #router: VirtualRouter;
  readonly #open = new Map<string, Open>();
  readonly over: Spell[] = [];

  constructor(router: VirtualRouter) {
    this.#router = router;
  }

  look(world: World): void {
    const seen = new Set<string>();
    for (const part of connectedParts(this.#router, world.nodes, world.cuts)) {
      const nodes = part.map(({ node }) => node.name);
      for (const finding of [nobody(part), several(part, world), lower(part)]) {
        if (!finding) continue;
        const key = `${finding.kind}|${nodes.join(' ')}`;
        seen.add(key);
        this.#go(key, nodes, finding, world);
      }
    }
    for (const key of [...this.#open.keys()]) if (!seen.has(key)) this.#end(key, world.now);
  }

  end(now: Micros): void {
    for (const key of [...this.#open.keys()]) this.#end(key, now);
  }

  #go(key: string, nodes: readonly string[], { masters, waits }: Finding, world: World): void {
    const open = this.#open.get(key) ?? { from: world.now, nodes, masters, due: world.now, since: new Map() };
    this.#open.set(key, open);
    open.masters = masters;
    for (const name of open.since.keys()) if (!waits.has(name)) open.since.delete(name);
    const dues = [...waits].map(([name, wait]) => {
      const since = open.since.get(name) ?? micros(Math.max(world.now, delayOf(world, name)));
      open.since.set(name, since);
      return since + wait;
    });
    open.due = micros(Math.min(...dues));
  }

  #end(key: string, to: Micros): void {
    const open = this.#open.get(key);
    this.#open.delete(key);
    // A packet's way: nobody could have known earlier.
    if (!open || to - open.from <= LATENCY) return;
    const { from, nodes, masters, due } = open;
    const kind = key.slice(0, key.indexOf('|')) as SpellKind;
    const limit = micros(due - from);
    const router = this.#router.name;
    this.over.push({ kind, router, nodes, masters, from, to, limit, isWorse: to > due });
  }
}

function delayOf(world: World, name: string): number {
  return world.node(name).state?.delayedUntil ?? world.now;
}

function isMaster({ instance }: Speaker): boolean {
  return instance.role.type === 'master';
}

function nobody(part: readonly Speaker[]): Finding | undefined {
  if (part.some(isMaster)) return undefined;
  const waits = waitsOf(part, takeoverWait);
  return waits.size === 0 ? undefined : { kind: 'no master', masters: [], waits };
}

function several(part: readonly Speaker[], { cuts }: World): Finding | undefined {
  const masters = rivals(part.filter(isMaster), cuts);
  if (masters.length < 2) return undefined;
  const names = masters.map(({ node }) => node.name);
  return { kind: 'several masters', masters: names, waits: new Map([[names[0] ?? '', yieldWait(masters)]]) };
}

/** In a sync group others may have a say. */
function lower(part: readonly Speaker[]): Finding | undefined {
  const [master, ...more] = part.filter(isMaster);
  if (!master || more.length > 0) return undefined;
  const better = part.filter(
    ({ node, plan, instance }) =>
      plan.preempt && instance.priority > master.instance.priority && matesOf(node, plan).length === 0,
  );
  const waits = waitsOf(better, (one) => preemptionWait(one, master));
  return waits.size === 0 ? undefined : { kind: 'lower master', masters: [master.node.name], waits };
}

function waitsOf(
  part: readonly Speaker[],
  waitOf: (one: Speaker) => Micros | undefined,
): ReadonlyMap<string, Micros> {
  return new Map(
    part.flatMap((one) => {
      const wait = waitOf(one);
      return wait === undefined ? [] : [[one.node.name, wait] as const];
    }),
  );
}
