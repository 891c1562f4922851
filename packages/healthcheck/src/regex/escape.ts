import { type CharSet, complement, range } from './char-set.ts';
import type { Context } from './context.ts';
import { escapeSet, propertySet } from './named-sets.ts';

/** What a backslash stands for that means a character, or one of many. Undefined: it is something else. */
export function readEscapedSet(context: Context): CharSet | undefined {
  const { text } = context;
  const letter = text.char();
  const named = /[dDsSwWhHvV]/.test(letter) ? escapeSet(letter, context.alphabet) : undefined;
  if (named !== undefined) {
    text.at++;
    return named;
  }
  if (letter === 'p' || letter === 'P') return readProperty(context);
  const code = readEscapedCode(context);
  return code === undefined ? undefined : range(code, code);
}

function readProperty({ text }: Context): CharSet {
  const isNegative = text.char() === 'P';
  text.at++;
  const written = text.take('{') ? text.takeUntil('}', 'malformed \\P or \\p sequence') : text.peek(1);
  if (written.length === 1 && text.char() === written) text.at++;
  const isInverted = written.startsWith('^');
  const set = propertySet(isInverted ? written.slice(1) : written);
  if (set === undefined) throw text.fault('unknown property after \\P or \\p');
  return isNegative === isInverted ? set : complement(set);
}

const SIMPLE: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['e', 0x1b],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
]);

/** The code of one character behind a backslash; undefined where a letter or a digit means something else. */
export function readEscapedCode(context: Context): number | undefined {
  const { text } = context;
  const letter = text.char();
  const simple = SIMPLE.get(letter);
  if (simple !== undefined) {
    text.at++;
    return simple;
  }
  switch (letter) {
    case '0':
      return context.checkCode(Number.parseInt(text.takeWhile(/[0-7]/, 3), 8));
    case 'o':
      text.at++;
      return readBraced(context, /^[0-7]+$/, 8);
    case 'x':
      text.at++;
      return readHexadecimal(context);
    case 'c':
      text.at++;
      return readControl(context);
    default:
      return /[A-Za-z0-9]/.test(letter) || letter === '' ? undefined : text.next();
  }
}

function readHexadecimal(context: Context): number {
  const { text, options } = context;
  if (options.has('alt_bsux')) {
    const isCode = /^[0-9a-f]{2}$/i.test(text.peek(2));
    return isCode ? Number.parseInt(text.takeWhile(/./s, 2), 16) : 'x'.charCodeAt(0);
  }
  if (text.char() === '{') return readBraced(context, /^[0-9a-f]+$/i, 16);
  return Number.parseInt(`0${text.takeWhile(/[0-9a-f]/i, 2)}`, 16);
}

function readBraced(context: Context, digits: RegExp, base: number): number {
  const { text } = context;
  const complaint = base === 8 ? 'missing opening brace after \\o' : 'missing terminating } for \\x';
  if (!text.take('{')) throw text.fault(complaint);
  const number = text.takeUntil('}', 'missing terminating brace');
  if (!digits.test(number)) {
    throw text.fault(
      base === 8
        ? 'non-octal character in \\o{} (closing brace missing?)'
        : 'non-hex character in \\x{} (closing brace missing?)',
    );
  }
  return context.checkCode(Number.parseInt(number, base));
}

function readControl({ text }: Context): number {
  const code = text.next();
  if (code < 0x20 || code > 0x7e) throw text.fault('\\c must be followed by a printable ASCII character');
  return String.fromCharCode(code).toUpperCase().charCodeAt(0) ^ 0x40;
}
