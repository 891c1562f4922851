import type { Lines } from '../1-source/lines.ts';
import { isSameStep, isSameWay, type Shift } from '../1-source/moving.ts';
import type { Opened } from './blocks.ts';
import type { Definition, Definitions, Value } from './definitions.ts';
import type { OpenFile } from './open-files.ts';

/** What became of a passage of a file, and all that it came of besides its text. */
export interface Recording {
  readonly lines: Lines;
  readonly from: Whereabouts;
  readonly before: Opened;
  readonly after: Opened;
  /** What definitions stood for, by their names; nothing for those that there were not. */
  readonly asked: ReadonlyMap<string, Value | undefined>;
}

/** Where a passage begins, and how the file is read that it is in. */
export interface Whereabouts extends Pick<OpenFile, 'name' | 'via'> {
  /** How many lines of the file are before it, and how many keepalived has counted. */
  readonly line: number;
  readonly counted: number;
  /** How many lines of all files are. */
  readonly row: number;
}

export function whereabouts({ name, via, lines: { line, counted } }: OpenFile, row: number): Whereabouts {
  return { ...(name !== undefined && { name }), ...(via && { via }), line, counted, row };
}

/** By how much a passage has moved; nothing where keepalived comes to it in another way. */
export function shiftBetween(before: Whereabouts, now: Whereabouts): Shift | undefined {
  const lines = now.line - before.line;
  const isAlike =
    now.name === before.name && now.counted - before.counted === lines && isSameWay(now.via, before.via);
  return isAlike ? { lines, rows: now.row - before.row } : undefined;
}

/** Whether definitions stand for what they stood for, and that is written where it was. */
export function areAsAsked(asked: Recording['asked'], definitions: Definitions): boolean {
  return asked.entries().every(([name, value]) => {
    const definition = definitions.get(name);
    return !isUnsteady(definition) && isSameValue(definition?.lines[0], value);
  });
}

/** Whether it may stand for something else each time, or for several lines. */
export function isUnsteady(definition: Definition | undefined): boolean {
  return definition !== undefined && (definition.builtin !== undefined || definition.multiline);
}

function isSameValue(one: Value | undefined, other: Value | undefined): boolean {
  if (one?.via === undefined || other?.via === undefined) {
    return one?.text === other?.text && one?.via === other?.via;
  }
  return one.text === other.text && isSameStep(one.via, other.via);
}
