import { micros } from '@kaconf/net';
import { timeText } from '@kaconf/simulate';
import { element, text } from './markup.ts';
import type { Part, Sheet } from './part.ts';
import { areApart, type Extent } from './rows.ts';
import type { Piece, Scale } from './scale.ts';
import { textWidth } from './text-width.ts';

const SECOND = 1e6;
/** What may be between two ticks, in microseconds. */
const TICKS = [
  ...[0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30].map((it) => it * SECOND),
  ...[1, 2, 5, 10, 20, 30].map((minutes) => minutes * 60 * SECOND),
  ...[1, 2, 6, 12, 24, 48, 168, 720, 2160].map((hours) => hours * 3600 * SECOND),
];
/** Pixels between two of them. */
const ROOM = 70;
const HEIGHT = 24;
const BASE = 18;

interface Label extends Extent {
  readonly x: number;
  readonly words: string;
}

/** Ticks with their times, and how much is left out where it is. */
export function axis({ scale, width }: Sheet): Part {
  const labels: Label[] = [];
  for (const label of [...quietLabels(scale), ...tickTimes(scale).map((time) => tickLabel(scale, time))]) {
    const isInside = label.start >= 0 && label.end <= width;
    if (isInside && labels.every((other) => areApart(label, other))) labels.push(label);
  }
  const markup = [
    ...scale.pieces.map(drawPiece),
    ...tickTimes(scale).map((time) => tick(scale.x(time))),
    ...labels.map(({ x, words }) => text(x, 11, 'faint middle', words)),
  ];
  return { height: HEIGHT, markup: markup.join('') };
}

/** Multiples of one unit, and one for each piece at least. */
export function tickTimes(scale: Scale): number[] {
  const unit = TICKS.find((one) => one * scale.ratio >= ROOM) ?? TICKS.at(-1) ?? SECOND;
  return scale.pieces.flatMap(({ from, to, isQuiet }) => {
    if (isQuiet) return [];
    const first = Math.ceil(from / unit);
    const count = Math.floor(to / unit) - first + 1;
    return count > 0 ? Array.from({ length: count }, (_, index) => (first + index) * unit) : [from];
  });
}

function tickLabel(scale: Scale, time: number): Label {
  return label(scale.x(time), timeText(micros(time)));
}

function quietLabels({ pieces }: Scale): Label[] {
  return pieces.flatMap(({ from, to, left, right, isQuiet }) => {
    const unit = to - from > 10 * SECOND ? SECOND : SECOND / 10;
    const its = label((left + right) / 2, `… ${timeText(micros(Math.round((to - from) / unit) * unit))} …`);
    return isQuiet && its.end - its.start <= right - left ? [its] : [];
  });
}

function label(x: number, words: string): Label {
  const half = textWidth(words) / 2;
  return { x, words, start: x - half, end: x + half };
}

function tick(x: number): string {
  return element('line', { x1: x, x2: x, y1: BASE - 4, y2: BASE + 2, class: 'axis' });
}

function drawPiece({ left, right, isQuiet }: Piece): string {
  const line = { x1: left, x2: right, y1: BASE, y2: BASE };
  return element('line', { ...line, class: isQuiet ? 'axis quiet' : 'axis' });
}
