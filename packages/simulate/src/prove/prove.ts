import { micros } from '@kaconf/net';
import { repairOf, type Step, take } from '../story/step.ts';
import { tell } from '../tell.ts';
import { Recorder } from '../watch/recorder.ts';
import type { Spell, SpellKind, TimedStep, Timeline } from '../watch/timeline.ts';
import type { Node } from '../world/node.ts';
import { pass, settle } from '../world/pass.ts';
import type { World } from '../world/world.ts';
import { failuresOf } from './failures.ts';
import { judge, type Problem, patience } from './verdict.ts';

/** What came of trying everything. Plain data. */
export interface Proof {
  /** So many things may fail at once. */
  readonly depth: number;
  /** Ways for all to be at rest that were found. */
  readonly states: number;
  /** Failures and repairs that were tried in them. */
  readonly tries: number;
  /** Of each kind the spell that came nearest to its limit, or went furthest beyond. */
  readonly worst: readonly Spell[];
  /** All that are as short as the shortest; none when it is proven. */
  readonly breaks: readonly Break[];
}

/** A story that ends badly. */
export interface Break {
  readonly steps: readonly TimedStep[];
  readonly problems: readonly Problem[];
  readonly timeline: Timeline;
}

/** How far it has come. How many states there are is not known before the end. */
export interface Progress {
  /** Of the stories that are told now. */
  readonly steps: number;
  /** States at the beginning of their last step: those that are through, and all. */
  readonly through: number;
  readonly all: number;
  readonly tries: number;
}

/** A world at rest, and how it came there. */
interface Stable {
  readonly world: World;
  readonly steps: readonly TimedStep[];
  /** What has failed and is not repaired. */
  readonly failed: readonly Step[];
}

/** Steps are taken at whole multiples of it: ten seconds. */
const GRID = 10_000_000;

/**
 * From the rest after a start, tries every failure and every repair in every rest that these lead to, as long as no more than
 * `depth` things have failed at once: the shortest way to a rest that is not as it must be is found first.
 *
 * @param world in which nobody runs yet
 * @param onProgress is called before each try
 */
export function prove(
  world: World,
  depth: number,
  onProgress: (progress: Progress) => void = () => {},
): Proof {
  const search = new Search(world, depth, onProgress);
  search.run();
  return search.proof;
}

class Search {
  readonly #origin: World;
  readonly #depth: number;
  readonly #failures: readonly Step[];
  readonly #seen = new Set<string>();
  readonly #worst = new Map<SpellKind, Spell>();
  readonly #breaks: Break[] = [];
  readonly #onProgress: (progress: Progress) => void;
  #tries = 0;

  constructor(origin: World, depth: number, onProgress: (progress: Progress) => void) {
    this.#onProgress = onProgress;
    this.#origin = origin;
    this.#depth = depth;
    this.#failures = failuresOf(origin.nodes);
  }

  get proof(): Proof {
    return {
      depth: this.#depth,
      states: this.#seen.size,
      tries: this.#tries,
      worst: [...this.#worst.values()],
      breaks: this.#breaks,
    };
  }

  run(): void {
    const world = this.#origin.copy();
    let level = this.#begin(world);
    for (let steps = 1; level.length > 0 && this.#breaks.length === 0; steps += 1) {
      const all = level.length;
      level = level.flatMap((stable, through) =>
        this.#nextSteps(stable).flatMap((step) => {
          this.#onProgress({ steps, through, all, tries: this.#tries });
          return this.#try(stable, step) ?? [];
        }),
      );
    }
  }

  #begin(world: World): Stable[] {
    const problems = this.#rest(world, (copy) => {
      for (const node of copy.nodes) copy.boot(node);
    });
    const stable = this.#found({ world, steps: [], failed: [] }, problems);
    return stable ? [stable] : [];
  }

  #nextSteps({ world, failed }: Stable): Step[] {
    const repairs = failed.flatMap((step) => repairOf(step) ?? []);
    const failures = failed.length < this.#depth ? this.#failures : [];
    return [...failures, ...repairs].filter((step) => makesSense(step, failed, world.nodes));
  }

  #try(before: Stable, step: Step): Stable | undefined {
    this.#tries += 1;
    const world = before.world.copy();
    const steps = [...before.steps, { at: world.now, step }];
    const problems = this.#rest(world, (copy) => take(copy, step));
    return this.#found({ world, steps, failed: failedAfter(before.failed, step) }, problems);
  }

  /** Does it, and waits until nobody becomes another any more. */
  #rest(world: World, act: (world: World) => void): Problem[] {
    const recorder = new Recorder(world);
    const until = micros(world.now + patience(world));
    act(world);
    const isAtRest = settle(world, until, recorder.look);
    const spells = recorder.end(world, []).spells;
    for (const spell of spells) this.#weigh(spell);
    const late = spells
      .filter(({ isWorse, to }) => isWorse && to < world.now)
      .map((spell) => ({ kind: 'too long', spell }) as const);
    const isRestless = !isAtRest && world.changedAt > until - patience(world) / 2;
    const restless = isRestless ? [{ kind: 'no rest', until } as const] : [];
    const problems = [...judge(world), ...late, ...restless];
    pass(world, micros(Math.ceil((world.now + 1) / GRID) * GRID), recorder.look);
    return problems;
  }

  #weigh(spell: Spell): void {
    const worst = this.#worst.get(spell.kind);
    if (!worst || margin(spell) < margin(worst)) this.#worst.set(spell.kind, spell);
  }

  #found(stable: Stable, problems: readonly Problem[]): Stable | undefined {
    const key = signature(stable.world);
    if (problems.length > 0) {
      const { steps, world } = stable;
      this.#breaks.push({ steps, problems, timeline: tell(this.#origin.copy(), steps, world.now) });
      return undefined;
    }
    if (this.#seen.has(key)) return undefined;
    this.#seen.add(key);
    return stable;
  }
}

function margin({ from, to, limit }: Spell): number {
  return limit - (to - from);
}

/** What is done to a node that is switched off would not be noticed, nor a link to it. */
function makesSense(step: Step, failed: readonly Step[], nodes: readonly Node[]): boolean {
  const text = JSON.stringify(step);
  if (failed.some((one) => JSON.stringify(one) === text)) return false;
  if (step.verb === 'revive') return true;
  const names = 'node' in step ? [step.node] : (step.nodes ?? []);
  return names.every((name) => nodes.some((node) => node.name === name && node.state !== undefined));
}

function failedAfter(failed: readonly Step[], step: Step): Step[] {
  const repaired = failed.filter((one) => JSON.stringify(repairOf(one)) !== JSON.stringify(step));
  return repaired.length < failed.length ? repaired : [...failed, step];
}

/** Rests are the same in which everybody is the same, with the same priority, and the same has failed. */
function signature({ nodes, cuts }: World): string {
  const standing = nodes.map(({ state, down, failing }) => [
    state ? state.instances.map(({ role, priority }) => `${role.type} ${priority}`) : 'off',
    [...down].sort(),
    [...failing].sort(),
  ]);
  return JSON.stringify([standing, [...cuts.keys()].sort()]);
}
