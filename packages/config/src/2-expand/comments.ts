import { join, type Line, slice } from '../1-source/line.ts';

export interface Uncommented {
  readonly line: Line;
  /** The text that keepalived complains of, if a quote is open at the end of the line. */
  readonly unterminated: string | undefined;
}

/**
 * Without its comment and the blanks around it. A backslash keeps `#` and `!` from being one and is removed for that;
 * one at the very end stays, next to the last word.
 */
export function uncomment(line: Line): Uncommented {
  const { text } = line;
  const from = blanksAt(text, 0);
  const { end, continues, openQuote, removed } = scan(text, from);
  const trimmed = from + text.slice(from, end).replace(/[ \t]+$/, '').length;
  const keep = (to: number) =>
    removed.length === 0 ? slice(line, from, to) : without(line, from, to, removed);
  const kept = keep(trimmed);
  return {
    line: continues ? join(kept, slice(line, end, end + 1)) : kept,
    unterminated: openQuote ? keep(end).text : undefined,
  };
}

/** As far as the blanks reach from there. */
export function blanksAt(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

interface Scanned {
  readonly end: number;
  /** There is a backslash at the end. */
  readonly continues: boolean;
  readonly openQuote: boolean;
  /** Where backslashes are that are not kept. */
  readonly removed: readonly number[];
}

function scan(text: string, from: number): Scanned {
  const removed: number[] = [];
  let openQuote = false;
  let at = from;
  for (; at < text.length; at++) {
    const char = text[at];
    if (char === '"') openQuote = !openQuote;
    else if (char === '\\') {
      if (at + 1 === text.length) return { end: at, continues: true, openQuote, removed };
      if (!openQuote && isMark(text[at + 1])) removed.push(at);
      at++;
    } else if (!openQuote && isMark(char)) break;
  }
  return { end: Math.min(at, text.length), continues: false, openQuote, removed };
}

/** Puts a backslash before what begins no comment any more, and yet looks so. */
export function protectMarks(line: Line): Line {
  if (!/[#!]/.test(line.text)) return line;
  const at = scan(line.text, 0).end;
  if (at === line.text.length || !isMark(line.text[at])) return line;
  const backslash = { ...slice(line, at, at + 1), text: '\\' };
  return join(slice(line, 0, at), backslash, slice(line, at, at + 1), protectMarks(slice(line, at + 1)));
}

/** Closes a quote before the brace at the end of the line, or at that. */
export function closeQuote(line: Line): Line {
  const open = line.text.lastIndexOf('"');
  const inside = line.text.slice(open + 1).replace(/[ \t]*[{\\]?[ \t]*$/, '');
  const end = open + 1 + inside.length;
  const quote = { ...slice(line, open, open + 1), text: '"' };
  return join(slice(line, 0, end), quote, slice(line, end));
}

function isMark(char: string | undefined): boolean {
  return char === '#' || char === '!';
}

function without(line: Line, from: number, to: number, removed: readonly number[]): Line {
  const starts = [from, ...removed.map((at) => at + 1)];
  return join(...starts.map((start, index) => slice(line, start, removed[index] ?? to)));
}
