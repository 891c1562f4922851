import {
  type Change,
  type Happening,
  happenings,
  holdersOf,
  type Lane,
  type Spell,
  type Step,
  type Timeline,
} from '@kaconf/simulate';

/** All that is so at a moment. */
export interface Moment {
  readonly lanes: readonly Standing[];
  readonly addresses: readonly { readonly address: string; readonly nodes: readonly string[] }[];
  /** What was broken and is not repaired. */
  readonly broken: readonly Step[];
  readonly spells: readonly Spell[];
  /** The last that happened, at one time. */
  readonly last: readonly Happening[];
}

export interface Standing {
  readonly lane: Lane;
  readonly change: Change;
  /** When it became what it is, whatever has become of its priority. */
  readonly since: number;
}

/** Times are told in milliseconds: what is told as now has happened. */
const HALF_A_MILLISECOND = 500;

/** What is so at any moment. */
export class Moments {
  readonly #timeline: Timeline;
  readonly #happenings: readonly Happening[];
  readonly #holders: ReturnType<typeof holdersOf>;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
    this.#happenings = happenings(timeline);
    this.#holders = holdersOf(timeline);
  }

  /** When something happens, in whole milliseconds, with the beginning and the end. */
  get times(): number[] {
    const { from, to } = this.#timeline;
    const all = [from, ...this.#happenings.map(({ at }) => at), to];
    return [...new Set(all.map(toMilliseconds))].toSorted((one, other) => one - other);
  }

  /** @param time microseconds, of whole milliseconds */
  at(time: number): Moment {
    const { lanes, spells, to: end } = this.#timeline;
    const now = time + HALF_A_MILLISECOND;
    const isNow = ({ from, to }: Pick<Spell, 'from' | 'to'>) => from < now && (to >= now || to >= end);
    const index = this.#happenings.findLastIndex(({ at }) => at < now);
    const lastAt = toMilliseconds(this.#happenings[index]?.at ?? 0);
    return {
      lanes: lanes.flatMap((lane) => standingOf(lane, now) ?? []),
      addresses: this.#holders.map(([address, held]) => ({
        address,
        nodes: held.filter(isNow).map(({ node }) => node),
      })),
      broken: brokenBy(this.#timeline, now),
      spells: spells.filter(isNow),
      last: this.#happenings.slice(0, index + 1).filter(({ at }) => toMilliseconds(at) === lastAt),
    };
  }
}

/** Of microseconds: the nearest that are whole milliseconds. */
export function toMilliseconds(time: number): number {
  return Math.round(time / 1000) * 1000;
}

function standingOf(lane: Lane, now: number): Standing | undefined {
  const before = lane.changes.slice(0, lane.changes.findLastIndex(({ at }) => at < now) + 1);
  const change = before.at(-1);
  if (!change) return undefined;
  const others = before.findLastIndex(({ state }) => state !== change.state);
  return { lane, change, since: before[others + 1]?.at ?? change.at };
}

function brokenBy({ steps }: Timeline, now: number): Step[] {
  let broken: Step[] = [];
  for (const { at, step } of steps) {
    if (at >= now) break;
    broken = broken.filter((one) => !isRepairedBy(one, step));
    if (BREAKING.includes(step.verb)) broken.push(step);
  }
  return broken;
}

const BREAKING: readonly Step['verb'][] = ['kill', 'stop', 'fail', 'down', 'cut'];

function isRepairedBy(broken: Step, step: Step): boolean {
  const isSame = () => JSON.stringify({ ...broken, verb: '' }) === JSON.stringify({ ...step, verb: '' });
  if (broken.verb === 'fail') return step.verb === 'recover' && isSame();
  if (broken.verb === 'kill' || broken.verb === 'stop') return step.verb === 'revive' && isSame();
  if (broken.verb === 'down') return step.verb === 'up' && isSame();
  if (broken.verb !== 'cut' || step.verb !== 'heal') return false;
  const { nodes } = step;
  if (nodes === undefined) return true;
  const isTheirs = nodes.every((name) => broken.nodes.includes(name));
  return isTheirs && (step.segment === undefined || step.segment === broken.segment);
}
