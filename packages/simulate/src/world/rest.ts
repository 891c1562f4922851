import { type Micros, micros, plus } from '@kaconf/net';
import { deadline, type RouterState } from '@kaconf/vrrp';
import { isAlike } from './alike.ts';
import { shifted } from './shifted.ts';
import { grown, haveGrownAlike, type Signatures, sign, signaturesOf, unsigned } from './signatures.ts';
import type { World } from './world.ts';

interface Snapshot {
  readonly at: Micros;
  readonly changes: number;
  readonly states: readonly (RouterState | undefined)[];
  readonly signatures: readonly Signatures[];
}

/**
 * Notices that a world is as it was before, but for the time. What follows is what has followed then: the engine knows of
 * time only what has passed. Looks back at a moment that moves ever further away (Brent's way of finding a cycle), so that a
 * round of any length is found within a few of it.
 */
export class Rest {
  #snapshot: Snapshot | undefined;
  #looks = 0;
  #reach = 1;

  /** @returns how long a round takes that has just ended; undefined when none has */
  roundOf(world: World): Micros | undefined {
    // What is under way is not part of anybody's state.
    if (!world.isQuiet) return undefined;
    const before = this.#snapshot;
    if (before?.changes === world.changes && isRound(before, world)) return micros(world.now - before.at);
    this.#looks += 1;
    if (before?.changes !== world.changes) {
      this.#reach = 1;
      this.#take(world);
    } else if (this.#looks >= this.#reach) {
      this.#reach *= 2;
      this.#take(world);
    }
    return undefined;
  }

  /** Right behind a round: so many more of them. */
  skip(world: World, rounds: number): void {
    const before = this.#snapshot;
    this.#snapshot = undefined;
    const signatures = world.nodes.map((node, index) => {
      const was = before?.signatures[index];
      return was && grown(was, signaturesOf(node), rounds);
    });
    if (!before || signatures.includes(undefined)) return;
    const time = rounds * (world.now - before.at);
    world.now = plus(world.now, time);
    for (const [index, node] of world.nodes.entries()) {
      node.state &&= shifted(node.state, time);
      const its = signatures[index];
      if (its) sign(node, its);
    }
  }

  #take({ now, changes, nodes }: World): void {
    this.#looks = 0;
    this.#snapshot = {
      at: now,
      changes,
      states: nodes.map(({ state }) => state),
      signatures: nodes.map(signaturesOf),
    };
  }
}

function isRound({ at, states, signatures }: Snapshot, { now, nodes }: World): boolean {
  const round = now - at;
  if (round === 0) return false;
  const isDue = nodes.every(({ state }, index) => {
    const before = states[index];
    return (state && deadline(state)) === (before && later(deadline(before), round));
  });
  return (
    isDue &&
    nodes.every(({ state }, index) => isSameLater(states[index], at, state, round)) &&
    haveGrownAlike(nodes, signatures, nodes.map(signaturesOf), round)
  );
}

function isSameLater(
  before: RouterState | undefined,
  at: Micros,
  after: RouterState | undefined,
  by: number,
): boolean {
  if (!before || !after) return before === after;
  return isAlike(awake(after, at + by), shifted(awake(before, at), by));
}

/** Without the announcements' lanes that nobody waits in, and that keep nobody waiting; nor with what is looked at elsewhere. */
function awake(state: RouterState, now: number): RouterState {
  const lanes = Object.entries(state.lanes).filter(
    ([, { freeAt, waiting }]) => freeAt > now || waiting.length > 0,
  );
  return { ...unsigned(state), lanes: Object.fromEntries(lanes) };
}

function later(time: Micros | undefined, by: number): Micros | undefined {
  return time === undefined ? undefined : plus(time, by);
}
