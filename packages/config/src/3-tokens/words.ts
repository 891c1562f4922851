import { isBlank } from '../1-source/blanks.ts';
import type { Origin } from '../1-source/origin.ts';
import type { Word } from '../4-tree/tree.ts';
import { QUOTE } from './characters.ts';

/** Without the backslashes that keep `#` and `!` from starting a comment. */
export function unescapeComment(raw: string): string {
  if (!raw.includes('\\')) return raw;
  let quoted = false;
  return raw.replace(/"|\\(.)/gs, (match: string, next: string | undefined) => {
    if (match === '"') quoted = !quoted;
    return !quoted && (next === '#' || next === '!') ? next : match;
  });
}

/**
 * The words of a line, as keepalived splits it: blanks separate, double quotes group, and a quote starts a word of its
 * own wherever it stands. From one that is not closed on there are none.
 */
export function splitWords(raw: string, origin: Origin, column: number): Word[] {
  const source = unescapeComment(raw);
  let count = 0;
  for (let start = endOfBlanks(source, 0); start < source.length; ) {
    const isQuoted = source.charCodeAt(start) === QUOTE;
    const close = isQuoted ? source.indexOf('"', start + 1) : endOfWord(source, start);
    if (close === -1) break;
    const text = source.slice(isQuoted ? start + 1 : start, close);
    const end = isQuoted ? close + 1 : close;
    collected[count++] = { text, origin, column: column + start, endColumn: column + end };
    start = endOfBlanks(source, end);
  }
  return collected.slice(0, count);
}

/** A list that grows has room for sixteen more, and most lines have two words: only the copy is as long as it need be. */
const collected: Word[] = [];

function endOfWord(source: string, start: number): number {
  for (let end = start; end < source.length; end++) {
    const code = source.charCodeAt(end);
    if (code === QUOTE || isBlank(code)) return end;
  }
  return source.length;
}

function endOfBlanks(source: string, start: number): number {
  let end = start;
  while (end < source.length && isBlank(source.charCodeAt(end))) end++;
  return end;
}

/** Quotes open and close in turn. */
export function hasOpenQuote(raw: string): boolean {
  let isOpen = false;
  for (let at = raw.indexOf('"'); at !== -1; at = raw.indexOf('"', at + 1)) isOpen = !isOpen;
  return isOpen;
}
