import type { Position, Span } from '@kaconf/diagnostics';
import type { Movable } from './moving.ts';

/** The line that a word comes from; shared by all words of the line. */
export interface Origin extends Position {}

/** A stretch of one line. Columns count UTF-16 units from 1, the end is exclusive. */
export interface Place {
  readonly origin: Origin;
  readonly column: number;
  readonly endColumn: number;
}

export function spanOf(place: Place): Span {
  return spanBetween(place, place);
}

/** From the start of the first to the end of the last. */
export function spanBetween(first: Place, last: Place): Span {
  const span = {
    ...first.origin,
    column: first.column,
    endLine: last.origin.line,
    endColumn: last.endColumn,
  };
  made?.push(span);
  return span;
}

/** Reading waits for nothing: there is never more than one at a time. */
let made: Movable<Span>[] | undefined;

/** All spans that are made while something is read, for whoever moves them. */
export function spansMadeBy(read: () => void): readonly Movable<Span>[] {
  const before = made;
  const spans: Movable<Span>[] = [];
  made = spans;
  try {
    read();
  } finally {
    made = before;
  }
  return spans;
}
