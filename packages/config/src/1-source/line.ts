import type { Origin, Place } from './origin.ts';

/** A stretch of text from one place. It reaches to the next one, or to the end of the line. */
export interface Stretch {
  /** Where in the text it begins. */
  readonly at: number;
  readonly origin: Origin;
  /** Of its first character. */
  readonly column: number;
  /** It stands in for what is written up to here; absent where each character has a column of its own. */
  readonly endColumn?: number;
}

/** A line as keepalived has it before it, and where each part of it is written. */
export interface Line {
  readonly text: string;
  /** In order, the first at 0; none only in an empty text. */
  readonly stretches: readonly Stretch[];
}

export function writtenLine(text: string, origin: Origin, column = 1): Line {
  return { text, stretches: [{ at: 0, origin, column }] };
}

/** All of the text stands in for what is written in `place`. */
export function standIn(text: string, { origin, column, endColumn }: Place): Line {
  return { text, stretches: [{ at: 0, origin, column, endColumn }] };
}

/** Whether a stretch stands in for the same as the one before it. */
function goesOn(last: Stretch | undefined, { origin, column, endColumn }: Stretch): boolean {
  if (last?.endColumn === undefined || last.endColumn !== endColumn) return false;
  return last.origin === origin && last.column === column;
}

export function slice(line: Line, from: number, to: number = line.text.length): Line {
  if (from === 0 && to === line.text.length) return line;
  const stretches: Stretch[] = [];
  for (let index = indexOf(line, from); index < line.stretches.length; index++) {
    const stretch = line.stretches[index] as Stretch;
    if (stretch.at >= to && stretches.length > 0) break;
    const cut = Math.max(0, from - stretch.at);
    const column = stretch.endColumn === undefined ? stretch.column + cut : stretch.column;
    stretches.push({ ...stretch, at: Math.max(0, stretch.at - from), column });
  }
  return { text: line.text.slice(from, to), stretches };
}

export function join(...lines: readonly Line[]): Line {
  let text = '';
  const stretches: Stretch[] = [];
  for (const line of lines) {
    if (line.text === '' && stretches.length > 0) continue;
    if (text === '') stretches.length = 0;
    for (const stretch of line.stretches) {
      if (!goesOn(stretches.at(-1), stretch)) stretches.push({ ...stretch, at: text.length + stretch.at });
    }
    text += line.text;
  }
  return { text, stretches };
}

/** Where a part of the text is written; of a part that comes from several places, where it is read. */
export function placeIn(line: Line, from: number, to: number): Place {
  const { stretches } = line;
  let index = indexOf(line, from);
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
function indexOf({ stretches }: Line, offset: number): number {
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
