import { charSet, complement, range } from './char-set.ts';
import { readClass } from './character-class.ts';
import { Context } from './context.ts';
import { readEscapedSet } from './escape.ts';
import { type Inner, numbered, readGroup, reference, unsupported } from './group.ts';
import type { AssertionKind, Node } from './node.ts';
import type { RegexOptions } from './options.ts';
import { isQuantifier, readQuantified } from './quantifier.ts';

const NEWLINE = 0x0a;
const ANY = charSet(() => true);
const ANY_BUT_NEWLINE = complement(range(NEWLINE, NEWLINE));
const DEEPEST = 250;

export interface Parsed {
  readonly node: Node;
  readonly groups: number;
  readonly utf: boolean;
  /** Whether letters beyond ASCII are. */
  readonly unicode: boolean;
}

/** @throws RegexFault */
export function parseRegex(pattern: string, options: RegexOptions): Parsed {
  const context = new Context(pattern, options);
  const inner = new Parser();
  const node = inner.alternatives(context, true);
  if (!context.text.isOver) throw context.text.fault('unmatched closing parenthesis');
  for (const check of context.checks) check();
  return { node, groups: context.groups, utf: context.utf, unicode: context.alphabet.unicode };
}

class Parser implements Inner {
  #depth = 0;

  alternatives(context: Context, isWhole = false): Node {
    return this.#branches(context, isWhole, () => {});
  }

  resettingAlternatives(context: Context): Node {
    const { groups } = context;
    let most = groups;
    const node = this.#branches(context, false, () => {
      most = Math.max(most, context.groups);
      context.groups = groups;
    });
    context.groups = Math.max(most, context.groups);
    return node;
  }

  #branches(context: Context, isWhole: boolean, between: () => void): Node {
    const { text } = context;
    if (++this.#depth > DEEPEST) throw text.fault('parentheses are too deeply nested');
    const nodes = [this.#sequence(context)];
    while (text.take('|')) {
      between();
      nodes.push(this.#sequence(context));
    }
    if (!isWhole && !text.take(')')) throw text.fault('missing closing parenthesis');
    this.#depth--;
    return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { type: 'alternatives', nodes };
  }

  #sequence(context: Context): Node {
    const nodes: Node[] = [];
    const { text } = context;
    for (;;) {
      skipBlanks(context);
      if (text.isOver || text.char() === '|' || text.char() === ')') return { type: 'sequence', nodes };
      if (text.take('\\Q')) nodes.push(...quoted(context));
      else if (!text.take('\\E')) {
        const node = this.#item(context);
        if (node !== undefined) nodes.push(node);
      }
      skipBlanks(context);
      const last = nodes.pop();
      if (last === undefined) continue;
      if (isZeroWidth(last) && isQuantifier(context)) throw notRepeatable(context);
      nodes.push(readQuantified(context, last));
    }
  }

  #item(context: Context): Node | undefined {
    const { text, flags } = context;
    if (isQuantifier(context)) throw notRepeatable(context);
    if (text.take('(')) return readGroup(context, this);
    if (text.take('[')) return readClass(context);
    if (text.take('.')) return { type: 'character', set: flags.s ? ANY : ANY_BUT_NEWLINE };
    if (text.take('^')) return assertion(flags.m ? 'start of line' : 'circumflex');
    if (text.take('$')) return assertion(dollar(context));
    if (text.take('\\')) return backslash(context);
    return context.literal(text.next());
  }
}

function isZeroWidth({ type }: Node): boolean {
  return type === 'assertion' || type === 'reset';
}

function notRepeatable({ text }: Context) {
  return text.fault('quantifier does not follow a repeatable item');
}

function dollar({ flags, options }: Context): AssertionKind {
  if (flags.m) return 'end of line';
  return options.has('dollar_endonly') ? 'end of subject' : 'end of subject or last line';
}

function assertion(kind: AssertionKind): Node {
  return { type: 'assertion', kind };
}

/** With the flag x blanks and comments mean nothing. */
function skipBlanks({ text, flags }: Context): void {
  if (!flags.x) return;
  for (;;) {
    text.takeWhile(/\s/);
    if (!text.take('#')) return;
    text.takeWhile(/[^\n]/);
  }
}

/** Between `\Q` and `\E`, or the end. */
function quoted(context: Context): readonly Node[] {
  const { text } = context;
  const nodes: Node[] = [];
  while (!text.isOver && !text.take('\\E')) nodes.push(context.literal(text.next()));
  return nodes;
}

const ASSERTIONS: ReadonlyMap<string, AssertionKind> = new Map([
  ['A', 'start of subject'],
  ['Z', 'end of subject or last line'],
  ['z', 'end of subject'],
  ['G', 'start of match'],
  ['b', 'word boundary'],
  ['B', 'no word boundary'],
]);

function backslash(context: Context): Node {
  const { text, options } = context;
  if (text.isOver) throw text.fault('\\ at end of pattern');
  const kind = ASSERTIONS.get(text.char());
  if (kind !== undefined) {
    text.at++;
    return assertion(kind);
  }
  const referred = readReference(context);
  if (referred !== undefined) return referred;
  if (text.take('K')) return { type: 'reset' };
  if (text.take('R')) return { type: 'newline' };
  if (text.take('N')) return { type: 'character', set: ANY_BUT_NEWLINE };
  if (text.char() === 'C' && !options.has('never_backslash_c') && !context.utf) {
    text.at++;
    return { type: 'character', set: ANY };
  }
  if (/[XC]/.test(text.char())) throw unsupported(context, `\\${text.char()} and its like`);
  const set = readEscapedSet(context);
  if (set === undefined) throw text.fault('unrecognized character follows \\');
  return context.character(set);
}

/** `\1`, `\g{-1}`, `\k<name>`; more digits than there are groups are an octal number. */
function readReference(context: Context): Node | undefined {
  const { text, groups } = context;
  const [digits] = /^[1-9]\d*/.exec(text.peek(4)) ?? [];
  if (digits !== undefined) {
    const group = Number(digits);
    if (group >= 10 && group > groups) return octal(context);
    text.at += digits.length;
    return backreference(context, group);
  }
  if (/^g[<']/.test(text.peek(2))) throw unsupported(context, 'subroutines');
  if (text.take('k')) return reference(context, readName(context));
  if (!text.take('g')) return;
  const written = /\d/.test(text.char())
    ? text.takeWhile(/\d/)
    : /[+-]/.test(text.char())
      ? text.takeWhile(/[\d+-]/)
      : readName(context);
  const [, sign, number] = /^([+-]?)(\d+)$/.exec(written) ?? [];
  if (number === undefined) return reference(context, written);
  const distance = Number(number);
  return backreference(
    context,
    sign === '-' ? groups + 1 - distance : sign === '+' ? groups + distance : distance,
  );
}

function readName({ text }: Context): string {
  for (const [open, close] of ['{}', '<>', "''"]) {
    if (open !== undefined && close !== undefined && text.take(open)) {
      return text.takeUntil(close, 'syntax error in subpattern name (missing terminator?)');
    }
  }
  throw text.fault('\\k is not followed by a braced, angle-bracketed, or quoted name');
}

function octal(context: Context): Node {
  const { text } = context;
  const digits = text.takeWhile(/[0-7]/, 3);
  return digits === ''
    ? context.literal(text.next())
    : context.literal(context.checkCode(Number.parseInt(digits, 8)));
}

function backreference(context: Context, group: number): Node {
  return { type: 'backreference', groups: numbered(context, group), caseless: context.flags.i };
}
