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

/** @param at microseconds, of whole milliseconds */
export function momentAt(timeline: Timeline, at: number): Moment {
  const now = at + HALF_A_MILLISECOND;
  const isNow = ({ from, to }: Pick<Spell, 'from' | 'to'>) => from < now && (to >= now || to >= timeline.to);
  const before = happenings(timeline).filter((one) => one.at < now);
  return {
    lanes: timeline.lanes.flatMap((lane) => standingOf(lane, now) ?? []),
    addresses: holdersOf(timeline).map(([address, held]) => ({
      address,
      nodes: held.filter(isNow).map(({ node }) => node),
    })),
    broken: brokenBy(timeline, now),
    spells: timeline.spells.filter(isNow),
    last: before.filter((one) => toMilliseconds(one.at) === toMilliseconds(before.at(-1)?.at ?? 0)),
  };
}

/** When something happens, in whole milliseconds, with the beginning and the end. */
export function eventTimes(timeline: Timeline): number[] {
  const all = [timeline.from, ...happenings(timeline).map(({ at }) => at), timeline.to];
  return [...new Set(all.map(toMilliseconds))].toSorted((one, other) => one - other);
}

/** Of microseconds: the nearest that are whole milliseconds. */
export function toMilliseconds(time: number): number {
  return Math.round(time / 1000) * 1000;
}

function standingOf(lane: Lane, now: number): Standing | undefined {
  const before = lane.changes.filter(({ at }) => at < now);
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
