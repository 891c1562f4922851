import { isBlank } from '../1-source/blanks.ts';
import { BACKSLASH, BANG, CLOSE, HASH, isBrace, NEWLINE, OPEN, QUOTE } from './characters.ts';

/**
 * Where the words of a statement end, which begin at `start`: before the blanks before a brace, a comment or the end of the
 * line. The same offset if there are none.
 */
export function endOfStatement(source: string, start: number): number {
  let end = endOfText(source, start);
  while (end > start && isBlank(source.charCodeAt(end - 1))) end--;
  return end;
}

function endOfText(source: string, start: number): number {
  let quoted = false;
  let quotedForComments = false;
  for (let at = start; at < source.length; at++) {
    switch (source.charCodeAt(at)) {
      case NEWLINE:
        return at;
      case QUOTE:
        quoted = !quoted;
        quotedForComments = !quotedForComments;
        break;
      case BACKSLASH: {
        // It protects the next character from being a comment, but a brace or a quote around braces stays one.
        const next = source.charCodeAt(at + 1);
        if (next === QUOTE) quoted = !quoted;
        if (next !== NEWLINE && !isBrace(next)) at++;
        break;
      }
      case HASH:
      case BANG:
        if (!quotedForComments) return at;
        break;
      case OPEN:
      case CLOSE:
        if (!quoted) return at;
        break;
    }
  }
  return source.length;
}
