import type { Context, Flags } from './context.ts';
import { type Condition, EMPTY, type Node } from './node.ts';

/** What a group needs of the parser around it. */
export interface Inner {
  /** The alternatives up to the `)`, over which it passes, too. */
  alternatives(context: Context): Node;
  /** The same with the numbers of groups beginning anew in each. */
  resettingAlternatives(context: Context): Node;
}

/** Behind the `(`. @returns undefined for what is no item: a comment, a change of flags */
export function readGroup(context: Context, inner: Inner): Node | undefined {
  const { text, flags } = context;
  if (text.char() === '*' && /[A-Z:a-z]/.test(text.char(1))) throw unsupported(context, 'verbs');
  if (!text.take('?')) return flags.n ? scoped(context, inner) : capture(context, inner);
  if (text.take('#')) {
    text.takeUntil(')', 'missing ) after (?# comment');
    return;
  }
  return readSpecial(context, inner) ?? readFlags(context, inner);
}

function readSpecial(context: Context, inner: Inner): Node | undefined {
  const { text } = context;
  if (text.take(':')) return scoped(context, inner);
  if (text.take('>')) return { type: 'atomic', node: scoped(context, inner) };
  if (text.take('|')) return within(context, () => inner.resettingAlternatives(context));
  const look = readLook(context, inner);
  if (look !== undefined) return look;
  if (text.take('P=')) return reference(context, text.takeUntil(')', 'missing closing parenthesis'));
  if (text.take('P<') || text.take('<')) return named(context, '>', inner);
  if (text.take("'")) return named(context, "'", inner);
  if (text.take('(')) return conditional(context, inner);
  if (/^(?:[R&C0-9+]|P>|-\d)/.test(text.peek(2))) throw unsupported(context, 'subroutines and callouts');
  return;
}

function readLook(context: Context, inner: Inner): (Condition & Node) | undefined {
  const { text } = context;
  const [mark, behind, kind] = /^(<?)([=!])/.exec(text.peek(2)) ?? [];
  if (mark === undefined) return;
  text.at += mark.length;
  const node = scoped(context, inner);
  return { type: 'look', behind: behind === '<', negative: kind === '!', node };
}

/** `(?i)` holds to the end of the group around it, `(?i:…)` in its own. */
function readFlags(context: Context, inner: Inner): Node | undefined {
  const { text, flags } = context;
  const written = text.takeWhile(/[\^a-zA-Z-]/);
  const [on = '', off = ''] = written.replace('^', '').split('-');
  if (!/^\^?[imsxnUJ]*(?:-[imsxnU]*)?$/.test(written)) {
    throw text.fault('unrecognized character after (? or (?-');
  }
  const cleared: Flags = written.startsWith('^')
    ? { ...flags, i: false, m: false, s: false, x: false, n: false }
    : flags;
  const changed: Flags = { ...cleared, ...flagsOf(on, true), ...flagsOf(off, false) };
  if (text.take(')')) {
    context.flags = changed;
    return;
  }
  if (!text.take(':')) throw text.fault('unrecognized character after (? or (?-');
  return within(context, () => {
    context.flags = changed;
    return inner.alternatives(context);
  });
}

function flagsOf(letters: string, value: boolean): Partial<Flags> {
  return Object.fromEntries([...letters].filter((letter) => letter !== 'J').map((letter) => [letter, value]));
}

function scoped(context: Context, inner: Inner): Node {
  return within(context, () => inner.alternatives(context));
}

/** Flags that change inside a group hold no longer than it. */
function within(context: Context, read: () => Node): Node {
  const { flags } = context;
  const node = read();
  context.flags = flags;
  return node;
}

function capture(context: Context, inner: Inner): Node {
  context.groups++;
  const group = context.groups;
  return { type: 'capture', group, node: scoped(context, inner) };
}

function named(context: Context, close: string, inner: Inner): Node {
  const name = context.text.takeUntil(close, 'syntax error in subpattern name (missing terminator?)');
  if (!/^[A-Za-z_]\w{0,31}$/.test(name)) {
    throw context.text.fault('subpattern name must start with a non-digit');
  }
  const numbers = context.names.get(name) ?? [];
  const number = context.groups + 1;
  if (numbers.length > 0 && !numbers.includes(number) && !context.options.has('dupnames')) {
    throw context.text.fault('two named subpatterns have the same name (PCRE2_DUPNAMES not set)');
  }
  context.names.set(name, [...numbers, number]);
  return capture(context, inner);
}

/** What `\k<name>` and its like mean. */
export function reference(context: Context, name: string): Node {
  const groups = groupsNamed(context, name);
  return { type: 'backreference', groups, caseless: context.flags.i };
}

function groupsNamed(context: Context, name: string): () => readonly number[] {
  const groups = () => context.names.get(name) ?? [];
  const fault = context.text.fault('reference to non-existent subpattern');
  context.checks.push(() => {
    if (groups().length === 0) throw fault;
  });
  return groups;
}

/** The same by number. */
export function numbered(context: Context, group: number): () => readonly number[] {
  const fault = context.text.fault('reference to non-existent subpattern');
  context.checks.push(() => {
    if (group < 1 || group > context.groups) throw fault;
  });
  return () => [group];
}

function conditional(context: Context, inner: Inner): Node {
  const test = readCondition(context, inner);
  const body = scoped(context, inner);
  const branches = body.type === 'alternatives' ? body.nodes : [body];
  if (branches.length > 2) throw context.text.fault('conditional subpattern contains more than two branches');
  const [yes = EMPTY, no = EMPTY] = branches;
  return { type: 'conditional', test, yes, no };
}

function readCondition(context: Context, inner: Inner): Condition {
  const { text, groups } = context;
  if (text.take('?')) {
    const look = readLook(context, inner);
    if (look === undefined) throw text.fault('assertion expected after (?( or (?(?C)');
    return look;
  }
  const written = text.takeUntil(')', 'missing closing parenthesis for condition');
  const [, sign, digits] = /^([+-]?)(\d+)$/.exec(written) ?? [];
  if (digits !== undefined) {
    const distance = Number(digits);
    const group = sign === '+' ? groups + distance : sign === '-' ? groups + 1 - distance : distance;
    return { type: 'group', groups: numbered(context, group) };
  }
  if (/^(?:R\d*|R&.*|DEFINE|VERSION.*)$/.test(written)) throw unsupported(context, 'subroutines');
  const [, name = written] = /^(?:<(.*)>|'(.*)')$/.exec(written)?.filter((part) => part !== undefined) ?? [];
  return { type: 'group', groups: groupsNamed(context, name) };
}

export function unsupported({ text }: Context, what: string) {
  return text.fault(`${what} are not supported`);
}
