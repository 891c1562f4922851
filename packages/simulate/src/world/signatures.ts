import type { Instance, RouterState, Stamp } from '@kaconf/vrrp';
import type { Node } from './node.ts';

type Replay = Instance['replay'];

/** What signed adverts make grow without end, at a node: no two of them are the same. */
export interface Signatures {
  readonly replays: readonly Replay[];
  /** By instance: of its own last advert. */
  readonly stamps: ReadonlyMap<string, Stamp>;
}

const SECOND = 1_000_000;
const WORD = 0x1_0000_0000;
/** Far below where numbers of an authentication header end. */
const SAFE_SEQUENCE = 0xf000_0000;
const NOTHING: Replay = { sequence: 0, stamps: [] };

export function signaturesOf({ state, stamps }: Node): Signatures {
  return { replays: state?.instances.map(({ replay }) => replay) ?? [], stamps: new Map(stamps) };
}

/** What is left of a state to be compared. */
export function unsigned(state: RouterState): RouterState {
  return { ...state, instances: state.instances.map((one) => ({ ...one, replay: NOTHING })) };
}

/**
 * Whether all has grown alike in a round, so that who takes what for a replay stays as it is: the numbers of all who share a
 * VRID by the same, and stamps by the time that has passed or not at all.
 */
export function haveGrownAlike(
  nodes: readonly Node[],
  before: readonly Signatures[],
  after: readonly Signatures[],
  round: number,
): boolean {
  const growths = new Map<number, number>();
  return nodes.every(({ plan }, index) => {
    const [was, is] = [before[index], after[index]];
    if (!was || !is || was.replays.length !== is.replays.length) return false;
    const replaysGrow = is.replays.every((replay, position) => {
      const [earlier, id] = [was.replays[position], plan.instances[position]?.virtualRouterId];
      if (!earlier || id === undefined) return false;
      const growth = replay.sequence - earlier.sequence;
      if (growth !== (growths.get(id) ?? growth)) return false;
      growths.set(id, growth);
      return stampsGrow(earlier.stamps, replay.stamps, round);
    });
    return replaysGrow && stampsGrow(named(was.stamps), named(is.stamps), round);
  });
}

interface NamedStamp {
  readonly sender: string;
  readonly stamp: Stamp;
}

function named(stamps: ReadonlyMap<string, Stamp>): NamedStamp[] {
  return [...stamps].map(([sender, stamp]) => ({ sender, stamp }));
}

function stampsGrow(before: readonly NamedStamp[], after: readonly NamedStamp[], round: number): boolean {
  return (
    before.length === after.length &&
    after.every(({ sender, stamp }, index) => {
      const was = before[index];
      const growth = stamp.seconds - (was?.stamp.seconds ?? 0);
      const isInTime = growth === 0 || growth * SECOND === round;
      return was?.sender === sender && was.stamp.fraction === stamp.fraction && isInTime;
    })
  );
}

/** After so many more rounds; undefined where a number would come near its end. */
export function grown(before: Signatures, after: Signatures, rounds: number): Signatures | undefined {
  const replays = after.replays.map((replay, index): Replay => {
    const was = before.replays[index] ?? replay;
    const stamps = replay.stamps.map(({ sender, stamp }, position) => ({
      sender,
      stamp: grownStamp(was.stamps[position]?.stamp ?? stamp, stamp, rounds),
    }));
    return { sequence: replay.sequence + rounds * (replay.sequence - was.sequence), stamps };
  });
  if (replays.some(({ sequence }) => sequence > SAFE_SEQUENCE)) return undefined;
  const stamps = [...after.stamps].map(
    ([name, stamp]) => [name, grownStamp(before.stamps.get(name) ?? stamp, stamp, rounds)] as const,
  );
  return { replays, stamps: new Map(stamps) };
}

function grownStamp(before: Stamp, after: Stamp, rounds: number): Stamp {
  return { ...after, seconds: (after.seconds + rounds * (after.seconds - before.seconds)) % WORD };
}

export function sign(node: Node, { replays, stamps }: Signatures): void {
  for (const [name, stamp] of stamps) node.stamps.set(name, stamp);
  if (!node.state) return;
  const instances = node.state.instances.map((one, index) => ({
    ...one,
    replay: replays[index] ?? one.replay,
  }));
  node.state = { ...node.state, instances };
}
