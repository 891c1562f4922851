import { element } from './markup.ts';
import type { Extent } from './rows.ts';
import type { Scale } from './scale.ts';

/** Half of what a tear is wide, in pixels. */
const HALF = 7;

/** Where time is left out a bar is torn. */
export function tears(scale: Scale, y: number, height: number, { start, end }: Extent): string {
  return middles(scale, start, end)
    .map((x) => {
      const d = `M${Math.round(x)} ${y - 1}q-8 ${height / 4} 0 ${height / 2 + 1}t0 ${height / 2 + 1}`;
      return element('path', { d, class: 'tear-edge' }) + element('path', { d, class: 'tear' });
    })
    .join('');
}

/** The widest part of a bar between its tears: the place for a text. */
export function widestPart(scale: Scale, { start, end }: Extent): Extent {
  const cuts = middles(scale, start, end);
  const parts = [start, ...cuts.map((x) => x + HALF)].map((from, index): Extent => {
    const cut = cuts[index];
    return { start: from, end: cut === undefined ? end : cut - HALF };
  });
  return parts.reduce((best, part) => (part.end - part.start > best.end - best.start ? part : best));
}

function middles({ pieces }: Scale, start: number, end: number): number[] {
  return pieces
    .filter(({ isQuiet }) => isQuiet)
    .map(({ left, right }) => (left + right) / 2)
    .filter((x) => x > start && x < end);
}
