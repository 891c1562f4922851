import { type CharSet, charSet, complement, ignoreCase, range, union } from './char-set.ts';
import type { Context } from './context.ts';
import { readEscapedCode, readEscapedSet } from './escape.ts';
import { posixSet } from './named-sets.ts';
import type { Node } from './node.ts';

const NONE = charSet(() => false);
const MISSING = 'missing terminating ] for character class';
const BACKSPACE = 0x08;

/** Behind the `[`. */
export function readClass(context: Context): Node {
  const { text, options, flags } = context;
  const isNegative = text.take('^');
  const members: CharSet[] = [];
  if (text.char() === ']' && !options.has('allow_empty_class')) members.push(readMember(context));
  while (!text.take(']')) {
    if (text.isOver) throw text.fault(MISSING);
    if (text.take('\\E')) continue;
    if (text.take('\\Q')) members.push(...readQuoted(context));
    else members.push(readMember(context));
  }
  const set = members.length === 0 ? NONE : union(members);
  const whole = flags.i ? ignoreCase(set, context.knowsAllLetters) : set;
  return { type: 'character', set: isNegative ? complement(whole) : whole };
}

function readQuoted({ text }: Context): readonly CharSet[] {
  const quoted = text.takeUntil('\\E', MISSING);
  return [...quoted].map((char) => range(char.codePointAt(0) ?? 0, char.codePointAt(0) ?? 0));
}

/** One character, a range of them, or a named set. */
function readMember(context: Context): CharSet {
  const { text } = context;
  const named = readPosix(context);
  if (named !== undefined) return named;
  const first = readOne(context);
  if (typeof first !== 'number' || text.char() !== '-' || text.char(1) === ']' || text.char(1) === '') {
    return typeof first === 'number' ? range(first, first) : first;
  }
  const dash = text.at;
  text.at++;
  const last = readOne(context);
  if (typeof last !== 'number') {
    text.at = dash;
    return range(first, first);
  }
  if (last < first) throw text.fault('range out of order in character class');
  return range(first, last);
}

function readPosix(context: Context): CharSet | undefined {
  const { text } = context;
  const [, caret, name] = /^\[:(\^?)([a-z]*):\]/.exec(text.peek(12)) ?? [];
  if (name === undefined) return;
  const set = posixSet(name, context.alphabet, context.flags.i);
  if (set === undefined) throw text.fault('unknown POSIX class name');
  text.at += name.length + '[::]'.length + (caret?.length ?? 0);
  return caret === '' ? set : complement(set);
}

function readOne(context: Context): number | CharSet {
  const { text } = context;
  if (!text.take('\\')) return text.next();
  if (text.take('b')) return BACKSPACE;
  if (/[1-7]/.test(text.char())) return context.checkCode(Number.parseInt(text.takeWhile(/[0-7]/, 3), 8));
  if (/[dDsSwWhHvVpP]/.test(text.char())) return readEscapedSet(context) ?? NONE;
  const code = readEscapedCode(context);
  if (code !== undefined) return code;
  throw text.fault(text.isOver ? '\\ at end of pattern' : 'escape sequence is invalid in character class');
}
