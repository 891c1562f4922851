import { createToken, type IToken, Lexer } from 'chevrotain';
import { endOfStatement } from './statement.ts';

/** One for all: the lexer takes the text out at once. */
const matched: [string] = [''];

/**
 * No keyword is a token: the words of a line are one, which is what keepalived reads at a time, and the fastest.
 * A line ends with a line feed only.
 */
export const Words = createToken({
  name: 'Words',
  pattern: (source, offset) => {
    const end = endOfStatement(source, offset);
    matched[0] = source.slice(offset, end);
    return end === offset ? null : matched;
  },
  start_chars_hint: wordStarts(),
});

export const Open = createToken({ name: 'Open', pattern: '{' });
export const Close = createToken({ name: 'Close', pattern: '}' });
export const Comment = createToken({ name: 'Comment', pattern: /[#!][^\n]*/ });

const Blank = createToken({
  name: 'Blank',
  pattern: /[ \t\f\v\r\n]+/,
  group: Lexer.SKIPPED,
});

export const tokenTypes = [Blank, Words, Open, Close, Comment];

let lexer: Lexer | undefined;

/** Any text is valid: the tokens cover all of it. */
export function tokenize(source: string): IToken[] {
  lexer ??= new Lexer(tokenTypes, {
    ensureOptimizations: true,
    positionTracking: 'onlyOffset',
    skipValidations: true,
  });
  return lexer.tokenize(source).tokens;
}

/**
 * Every character but blanks, braces and the marks of a comment. Chevrotain looks up the ASCII and Latin-1 ones each by
 * itself and those above in groups of 255, so that one of each group is enough.
 */
function wordStarts(): number[] {
  const latin = Array.from({ length: 256 }, (_, code) => code).filter(
    (code) => !/[ \t\f\v\r\n{}#!]/.test(String.fromCharCode(code)),
  );
  const groups = Array.from({ length: 257 }, (_, group) => 255 * (group + 1)).filter((code) => code > 255);
  return [...latin, 256, ...groups.filter((code) => code <= 0xffff)];
}
