import type { Called, Position, Span, Via } from '@kaconf/diagnostics';

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
  return {
    ...first.origin,
    column: first.column,
    endLine: last.origin.line,
    endColumn: last.endColumn,
  };
}

/** Whether both are the same line, and keepalived has come to it in the same way. */
export function isSameOrigin(one: Origin | undefined, other: Origin | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.line === other.line &&
    one.file === other.file &&
    one.row === other.row &&
    one.unended === other.unended &&
    isSameCall(one.called, other.called) &&
    isSameWay(one.via, other.via)
  );
}

function isSameCall(one: Called | undefined, other: Called | undefined): boolean {
  return one === other || (one?.line === other?.line && one?.file === other?.file);
}

function isSameWay(one: readonly Via[] | undefined, other: readonly Via[] | undefined): boolean {
  if (one === other) return true;
  return (
    one?.length === other?.length && one?.every((step, index) => isSameStep(step, other?.[index])) === true
  );
}

function isSameStep(one: Via, other: Via | undefined): boolean {
  return (
    one.type === other?.type &&
    one.name === other.name &&
    one.file === other.file &&
    one.line === other.line &&
    one.column === other.column &&
    one.endColumn === other.endColumn
  );
}
