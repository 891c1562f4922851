import type { Context } from './context.ts';
import type { Node, Repeat } from './node.ts';

const LONGEST_REPEAT = 65_535;
const COUNTS = /^\{(\d+)(?:(,)(\d*))?\}/;
const LONGEST_COUNTS = 16;

/** What stands behind an item, if it says how often the item is to be there. */
export function readQuantified(context: Context, node: Node): Node {
  const limits = readLimits(context);
  if (limits === undefined) return node;
  const [min, max] = limits;
  return { type: 'repeat', node, min, max, how: readManner(context) };
}

/** Whether a quantifier begins there, which needs something before it. */
export function isQuantifier({ text }: Context): boolean {
  return /[*+?]/.test(text.char()) || COUNTS.test(text.peek(LONGEST_COUNTS));
}

function readLimits({ text }: Context): readonly [min: number, max: number] | undefined {
  if (text.take('*')) return [0, Number.POSITIVE_INFINITY];
  if (text.take('+')) return [1, Number.POSITIVE_INFINITY];
  if (text.take('?')) return [0, 1];
  const [written, least, comma, most] = COUNTS.exec(text.peek(LONGEST_COUNTS)) ?? [];
  if (written === undefined) return;
  text.at += written.length;
  const min = Number(least);
  const max = comma === undefined ? min : most === '' ? Number.POSITIVE_INFINITY : Number(most);
  if (min > LONGEST_REPEAT || (max > LONGEST_REPEAT && max !== Number.POSITIVE_INFINITY)) {
    throw text.fault('number too big in {} quantifier');
  }
  if (max < min) throw text.fault('numbers out of order in {} quantifier');
  return [min, max];
}

function readManner({ text, flags }: Context): Repeat['how'] {
  if (text.take('+')) return 'possessive';
  return text.take('?') === flags.U ? 'greedy' : 'lazy';
}
