import { blanksAt } from './comments.ts';

/** A line that nothing has to be done to. */
export interface PlainLine {
  /** As it is left: indented with blanks. */
  readonly text: string;
  /** Without indent and brace. */
  readonly words: string;
  /** At the end. */
  readonly brace: '{' | '}' | undefined;
}

/**
 * Most lines have no definition, condition, loop, quote or comment in them, include nothing, and end with the only brace that
 * they have; to go through all that may be done to a line takes several times as long as to see that.
 */
export function plainLine(line: string): PlainLine | undefined {
  const start = blanksAt(line, 0);
  const end = endOfWords(line, start);
  if (end <= start || MARKS_OF_LINES.has(line[start] ?? '')) return undefined;
  const written = line.slice(start, end);
  if (written.startsWith('include')) return undefined;
  const tab = line.indexOf('\t');
  const isIndentedSo = end === line.length && (tab === -1 || tab >= start);
  const text = isIndentedSo ? line : ' '.repeat(start) + written;
  if (written === '}') return { text, words: '', brace: '}' };
  if (written.includes('}')) return undefined;
  const open = written.indexOf('{');
  if (open === -1) return { text, words: written, brace: undefined };
  const words = written.slice(0, -2);
  const isBehindWords = open === written.length - 1 && written.endsWith(' {') && !/(?:^|[ \t])$/.test(words);
  return isBehindWords ? { text, words, brace: '{' } : undefined;
}

/** At the beginning; elsewhere they are characters like others. */
const MARKS_OF_LINES: ReadonlySet<string> = new Set(['@', '~']);

/** Without the blanks behind them; -1 where there is anything that means more than a word. */
function endOfWords(line: string, start: number): number {
  let end = start;
  for (let at = start; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (isSpecial(code)) return -1;
    if (code !== SPACE && code !== TAB) end = at + 1;
  }
  return end;
}

const SPACE = 0x20;
const TAB = 0x09;

function isSpecial(code: number): boolean {
  return code < 0x80 && SPECIAL[code] === 1;
}

const SPECIAL = Uint8Array.from({ length: 0x80 }, (_, code) =>
  /["#!$\\]/.test(String.fromCharCode(code)) || (code < SPACE && code !== TAB) ? 1 : 0,
);
