import type { Timeline } from '@kaconf/simulate';
import { type Piece, Scale, type Span } from './scale.ts';

/** So much longer than all that is shorter together is what may be left out. */
const MUCH = 6;
/** Of what is shown, before and behind what happens. */
const MARGIN = 0.12;
/** Pixels for a time that is left out: room for how long it is. */
const QUIET_WIDTH = 90;
/** Narrower ones are more trouble than they are worth. */
const LEAST_QUIET_WIDTH = 20;
/** The part of the width that these may have at most. */
const QUIET_PART = 0.45;
const SECOND = 1e6;

/** @param span the part of the timeline that is drawn between two pixels */
export function scaleOf(timeline: Timeline, span: Span, left: number, right: number): Scale {
  const pieces = withQuiet(timesOf(timeline, span), takeoverOf(timeline));
  const quiet = pieces.filter(({ isQuiet }) => isQuiet).length;
  const quietWidth = Math.min(QUIET_WIDTH, ((right - left) * QUIET_PART) / Math.max(quiet, 1));
  if (quietWidth < LEAST_QUIET_WIDTH) return new Scale([{ ...span, left, right, isQuiet: false }]);
  const active = pieces.reduce((sum, { from, to, isQuiet }) => sum + (isQuiet ? 0 : to - from), 0);
  const ratio = (right - left - quiet * quietWidth) / active;
  let x = left;
  const placed = pieces.map(({ from, to, isQuiet }): Piece => {
    const start = x;
    x += isQuiet ? quietWidth : (to - from) * ratio;
    return { from, to, isQuiet, left: start, right: x };
  });
  return new Scale(placed);
}

/** When something happens, and the ends. */
function timesOf({ lanes, steps, spells, holdings }: Timeline, { from, to }: Span): number[] {
  const all = [
    ...lanes.flatMap(({ changes }) => changes.map(({ at }) => at)),
    ...steps.map(({ at }) => at),
    ...[...spells, ...holdings].flatMap((one) => [one.from, one.to]),
  ];
  const inside = all.filter((at) => at > from && at < to);
  return [...new Set([from, ...inside, to])].toSorted((one, other) => one - other);
}

/** How long the protocol needs at least: what is shorter is no rest. */
function takeoverOf({ spells }: Timeline): number {
  const limits = spells.filter(({ kind }) => kind === 'no master').map(({ limit }) => limit);
  return limits.length > 0 ? Math.min(...limits) : SECOND;
}

type Stretch = Omit<Piece, 'left' | 'right'>;

function withQuiet(times: readonly number[], takeover: number): Stretch[] {
  const gaps = times.slice(1).map((to, index): Span => ({ from: times[index] ?? to, to }));
  const least = leastQuiet(gaps, takeover);
  const isLeftOut = ({ from, to }: Span) => to - from >= least;
  const active = gaps.reduce((sum, gap) => sum + (isLeftOut(gap) ? 0 : gap.to - gap.from), 0);
  const margin = active * MARGIN;
  const [first, last] = [times[0], times.at(-1)];
  const stretches = gaps.flatMap((gap): Stretch[] => {
    const { from, to } = gap;
    if (!isLeftOut(gap)) return [{ from, to, isQuiet: false }];
    const start = from === first ? from : from + margin;
    const end = to === last ? to : to - margin;
    const around = [
      { from, to: start, isQuiet: false },
      { from: start, to: end, isQuiet: true },
      { from: end, to, isQuiet: false },
    ];
    return around.filter((one) => one.to > one.from);
  });
  return joined(stretches);
}

/** The shortest gap that is much longer than all that are shorter together. */
function leastQuiet(gaps: readonly Span[], takeover: number): number {
  const lengths = gaps.map(({ from, to }) => to - from).toSorted((one, other) => one - other);
  let sum = 0;
  for (const length of lengths) {
    if (sum >= takeover && length > MUCH * sum) return length;
    sum += length;
  }
  return Number.POSITIVE_INFINITY;
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const one of stretches) {
    const last = all.at(-1);
    if (last && !last.isQuiet && !one.isQuiet) all.splice(-1, 1, { ...last, to: one.to });
    else all.push(one);
  }
  return all;
}
