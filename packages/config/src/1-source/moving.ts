import type { Called, Position, Via } from '@kaconf/diagnostics';

/** What is written in a text in which somebody types: lines may come before it, or go. */
export type Movable<Written extends Position> = { -readonly [Key in keyof Written]: Written[Key] };

/** By how much something is written further down, and read later, than before. */
export interface Shift {
  readonly lines: number;
  readonly rows: number;
}

export function move(position: Movable<Position> & { endLine?: number }, { lines, rows }: Shift): void {
  const { called, row, endLine } = position;
  position.line += lines;
  if (endLine !== undefined) position.endLine = endLine + lines;
  if (row !== undefined) position.row = row + rows;
  if (called !== undefined) position.called = { ...called, line: called.line + lines };
}

/** Whether one is the other moved by so many lines: in the same file, where keepalived comes to it in the same way. */
export function isMoved(one: Position, other: Position, lines: number): boolean {
  return (
    one.line - other.line === lines &&
    one.file === other.file &&
    one.unended === other.unended &&
    isMovedCall(one.called, other.called, lines) &&
    isSameWay(one.via, other.via)
  );
}

function isMovedCall(one: Called | undefined, other: Called | undefined, lines: number): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.line - other.line === lines && one.file === other.file;
}

export function isSameWay(one: readonly Via[] | undefined, other: readonly Via[] | undefined): boolean {
  if (one === other) return true;
  return (
    one?.length === other?.length && one?.every((step, index) => isSameStep(step, other?.[index])) === true
  );
}

export function isSameStep(one: Via, other: Via | undefined): boolean {
  return (
    one.type === other?.type &&
    one.name === other.name &&
    one.file === other.file &&
    one.line === other.line &&
    one.column === other.column &&
    one.endColumn === other.endColumn
  );
}
