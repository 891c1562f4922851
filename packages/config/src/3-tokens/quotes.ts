/**
 * Scripts are read twice: the line splits into words, where quotes of both kinds group and a backslash protects the next
 * character but stays; then the word that is the command splits again, and this time escapes are resolved as in C.
 */

export interface Split {
  readonly words: readonly string[];
  /** The quote that is not closed: it reaches to the end. Or a backslash that nothing follows. */
  readonly open: '"' | "'" | '\\' | undefined;
}

/** The words of a line. */
export function splitQuoted(text: string): Split {
  return split(text, (source, at) => ({ text: source.slice(at, at + 2), length: 2 }));
}

/** The program and its arguments. */
export function splitCommand(text: string): Split {
  return split(text, resolveEscape);
}

interface Escape {
  readonly text: string;
  /** Of the source, with the backslash. */
  readonly length: number;
}

function split(source: string, resolve: (source: string, at: number) => Escape): Split {
  const words: string[] = [];
  let word: string | undefined;
  let quote: '"' | "'" | undefined;
  for (let at = 0; at < source.length; ) {
    const char = source[at] as string;
    if (char === '\\') {
      if (at + 1 === source.length) return { words, open: char };
      const resolved = resolve(source, at);
      word = (word ?? '') + resolved.text;
      at += resolved.length;
      continue;
    }
    at++;
    if (char === quote) quote = undefined;
    else if (quote === undefined && (char === '"' || char === "'")) {
      // One at the very end opens nothing.
      if (at < source.length) quote = char;
      word ??= '';
    } else if (quote === undefined && BLANKS.includes(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + char;
  }
  return { words: word === undefined ? words : [...words, word], open: quote };
}

const BLANKS = ' \t\f\v\r\n';

const NAMED: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** `\n` and its kind, `\x41`, `\101`, `\cA`; any other character stands for itself. */
function resolveEscape(source: string, at: number): Escape {
  const [, hex, octal, control] =
    /^(?:x([0-9a-f]{1,2})|([0-7]{1,3})|c(.))/is.exec(source.slice(at + 1, at + 4)) ?? [];
  if (hex !== undefined) return { text: code(Number.parseInt(hex, 16)), length: 2 + hex.length };
  if (octal !== undefined) return { text: code(Number.parseInt(octal, 8)), length: 1 + octal.length };
  if (control !== undefined) return { text: code(control.charCodeAt(0) & 0x1f), length: 3 };
  const char = source[at + 1] ?? '';
  return { text: NAMED[char] ?? char, length: 2 };
}

function code(octet: number): string {
  return String.fromCharCode(octet & 0xff);
}
