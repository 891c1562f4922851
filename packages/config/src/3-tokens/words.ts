import type { Origin } from '../1-source/origin.ts';
import type { Word } from '../4-tree/tree.ts';

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
 * own wherever it stands. One that is not closed reaches to the end of the line.
 */
export function splitWords(raw: string, origin: Origin, column: number): Word[] {
  const words: Word[] = [];
  for (const { 0: match, 1: quoted, index } of unescapeComment(raw).matchAll(WORD)) {
    const start = column + index;
    words.push({ text: quoted ?? match, origin, column: start, endColumn: start + match.length });
  }
  return words;
}

const WORD = /"([^"]*)(?:"|$)|[^ \t\f\v\r"]+/g;

export function hasOpenQuote(raw: string): boolean {
  return raw.includes('"') && (raw.replace(/\\./gs, '').split('"').length - 1) % 2 === 1;
}
