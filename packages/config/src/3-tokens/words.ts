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
 * own wherever it stands. What follows a quote that is not closed is lost.
 */
export function splitWords(raw: string, origin: Origin, column: number): Word[] {
  const text = unescapeComment(raw);
  const words: Word[] = [];
  for (const { 0: match, 1: quoted, index } of text.matchAll(/"([^"]*)"|[^ \t\f\v\r"]+|"/g)) {
    if (match === '"') break;
    words.push({
      text: quoted ?? match,
      origin,
      column: column + index,
      endColumn: column + index + match.length,
    });
  }
  return words;
}
