import type { Scale, Span } from '../draw/scale.ts';

/** What is drawn at least, in microseconds. */
const LEAST = 4_000;

/**
 * Another part of the whole, about a time.
 * @param whole the scale of all
 * @param factor 0.5 shows half of what is drawn, twice as large
 */
export function zoomed(whole: Scale, span: Span, time: number, factor: number): Span {
  const width = Math.min((whole.x(span.to) - whole.x(span.from)) * factor, whole.right - whole.left);
  const middle = Math.min(Math.max(whole.x(time), whole.left + width / 2), whole.right - width / 2);
  const next = { from: whole.timeAt(middle - width / 2), to: whole.timeAt(middle + width / 2) };
  return next.to - next.from < LEAST ? span : next;
}

/** The same part, moved to where a time is. */
export function following(whole: Scale, span: Span, time: number): Span {
  return time >= span.from && time <= span.to ? span : zoomed(whole, span, time, 1);
}

/** What is left out passes in a second. */
const QUIET = 1e6;

/** @returns the time after so many real microseconds */
export function advanced(scale: Scale, time: number, elapsed: number, speed: number): number {
  const piece = scale.pieces.find(({ to }) => time < to);
  const least = piece?.isQuiet ? (piece.to - piece.from) / QUIET : 0;
  const next = time + elapsed * Math.max(speed, least);
  // Behind it the pace is the old one.
  return piece?.isQuiet ? Math.min(next, piece.to) : next;
}
