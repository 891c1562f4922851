import type { Origin, Place } from './origin.ts';

/** A stretch of text from one place. It reaches to the next one, or to the end of the line. */
export interface Stretch {
  /** Where in the text it begins. */
  readonly at: number;
  /** Without its row: a line that is read again has the same stretches. */
  readonly origin: Origin;
  /** Of its first character. */
  readonly column: number;
  /** It stands in for what is written up to here; absent where each character has a column of its own. */
  readonly endColumn: number | undefined;
}

/** A line as keepalived has it before it, and where each part of it is written. */
export interface Line extends Written {
  readonly text: string;
}

export interface Written {
  /** In order, the first at 0; none only in an empty text. */
  readonly stretches: readonly Stretch[];
  /** Its place among all lines that are read. */
  readonly row: number | undefined;
}

export function writtenLine(text: string, origin: Origin, row: number, column = 1): Line {
  return { text, stretches: [{ at: 0, origin, column, endColumn: undefined }], row };
}

/** All of the text stands in for what is written in `place`. */
export function standIn(text: string, { origin, column, endColumn }: Place, row: number): Line {
  return { text, stretches: [{ at: 0, origin, column, endColumn }], row };
}

export function slice(line: Line, from: number, to: number = line.text.length): Line {
  if (from === 0 && to === line.text.length) return line;
  const stretches: Stretch[] = [];
  for (let index = indexOf(line.stretches, from); index < line.stretches.length; index++) {
    const stretch = line.stretches[index] as Stretch;
    if (stretch.at >= to && stretches.length > 0) break;
    stretches.push(moved(behind(stretch, from), -from));
  }
  return { text: line.text.slice(from, to), stretches, row: line.row };
}

/** They are of one row. */
export function join(...lines: readonly Line[]): Line {
  let text = '';
  const stretches: Stretch[] = [];
  for (const line of lines) {
    if (line.text === '' && stretches.length > 0) continue;
    if (text === '') stretches.length = 0;
    for (const stretch of line.stretches) add(moved(stretch, text.length), stretches);
    text += line.text;
  }
  return { text, stretches, row: lines[0]?.row };
}

/** Puts a value, which stands in for what is written in `place`, in the place of a part of the text. */
export function putIn(line: Line, from: number, to: number, value: string, place: Place): Line {
  const { text, row } = line;
  const { origin, column, endColumn } = place;
  const stretches: Stretch[] = [];
  for (const stretch of line.stretches) {
    if (stretch.at >= from) break;
    stretches.push(stretch);
  }
  const isEmpty = from === 0 && to === text.length;
  if (value !== '' || isEmpty) add({ at: from, origin, column, endColumn }, stretches);
  const last = to === text.length ? line.stretches.length : indexOf(line.stretches, to);
  const by = from + value.length - to;
  for (const stretch of line.stretches.slice(last)) add(moved(behind(stretch, to), by), stretches);
  return { text: text.slice(0, from) + value + text.slice(to), stretches, row };
}

/** What is left of a stretch from there on. */
function behind(stretch: Stretch, from: number): Stretch {
  const cut = from - stretch.at;
  if (cut <= 0) return stretch;
  const { origin, column, endColumn } = stretch;
  return { at: from, origin, column: endColumn === undefined ? column + cut : column, endColumn };
}

function moved(stretch: Stretch, by: number): Stretch {
  if (by === 0) return stretch;
  const { at, origin, column, endColumn } = stretch;
  return { at: at + by, origin, column, endColumn };
}

/** Unless it stands in for the same as the one before it. */
function add(stretch: Stretch, stretches: Stretch[]): void {
  const last = stretches.at(-1);
  const goesOn =
    last?.endColumn !== undefined &&
    last.endColumn === stretch.endColumn &&
    last.origin === stretch.origin &&
    last.column === stretch.column;
  if (!goesOn) stretches.push(stretch);
}

/** Where a part of the text is written; of a part that comes from several places, where it is read. */
export function placeIn(line: Written, from: number, to: number): Place {
  const { origin, column, endColumn } = stretchIn(line, from, to);
  return { origin: withRow(origin, line.row), column, endColumn };
}

/** Another object each time. */
export function withRow(origin: Origin, row: number | undefined): Origin {
  return row === undefined ? { ...origin } : { ...origin, row };
}

/** The same without the row. */
export function stretchIn({ stretches }: Written, from: number, to: number): Place {
  let index = indexOf(stretches, from);
  const first = stretches[index];
  if (first === undefined) throw new Error('a line without a place');
  let deepest = first;
  let last = first;
  for (let next = stretches[++index]; next !== undefined && next.at < to; next = stretches[++index]) {
    if (depth(next) > depth(deepest)) deepest = next;
    last = next;
  }
  const column = first.endColumn === undefined ? first.column + from - first.at : first.column;
  const endColumn = last.endColumn ?? last.column + to - last.at;
  return { origin: deepest.origin, column, endColumn };
}

/** Of the stretch that an offset is in. */
function indexOf(stretches: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function depth({ origin }: Stretch): number {
  return origin.via?.length ?? 0;
}
