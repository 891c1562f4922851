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

export function slice(line: Line, from: number, to: number = line.text.length): Line {
  if (from === 0 && to === line.text.length) return line;
  const stretches: Stretch[] = [];
  for (const [index, stretch] of line.stretches.entries()) {
    const end = line.stretches[index + 1]?.at ?? line.text.length;
    if (end <= from && index < line.stretches.length - 1) continue;
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
    for (const stretch of line.stretches) stretches.push({ ...stretch, at: text.length + stretch.at });
    text += line.text;
  }
  return { text, stretches };
}

/** Where a part of the text is written; of a part that comes from several places, where it is read. */
export function placeIn({ stretches }: Line, from: number, to: number): Place {
  const [first, ...rest] = stretches.filter(
    ({ at }, index) => at < Math.max(to, from + 1) && (stretches[index + 1]?.at ?? Infinity) > from,
  );
  if (first === undefined) throw new Error('a line without a place');
  const last = rest.at(-1) ?? first;
  const deepest = rest.reduce((a, b) => (depth(b) > depth(a) ? b : a), first);
  const column = first.endColumn === undefined ? first.column + from - first.at : first.column;
  const endColumn = last.endColumn ?? last.column + to - last.at;
  return { origin: deepest.origin, column, endColumn };
}

function depth({ origin }: Stretch): number {
  return origin.via?.length ?? 0;
}
