import type { Place } from '../../1-source/origin.ts';
import type { Item, Statement, Tree } from '../../4-tree/tree.ts';

/** A line as keepalived reads it: what stands between braces, or a brace. */
export interface Line {
  readonly place: Place;
  /** `{`, `}`, or the first word. */
  readonly word: string;
  /** Absent for a brace. */
  readonly statement?: Statement;
}

/** Blocks may nest deeper than the stack: what is still to come is a list. */
export function linesOf(tree: Tree): Line[] {
  const lines: Line[] = [];
  const pending: (Line | readonly Item[])[] = [tree.items];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if ('word' in next) lines.push(next);
    else for (const item of next.toReversed()) pending.push(...partsOf(item).reverse());
  }
  return lines;
}

function partsOf(item: Item): (Line | readonly Item[])[] {
  if (item.type === 'comment') return [];
  if (item.type === 'extra') return [{ place: item.place, word: '}' }];
  const parts: (Line | readonly Item[])[] = [];
  if (item.type === 'statement') {
    const [first] = item.words;
    parts.push({ place: first, word: first.text, statement: item });
  }
  const { block } = item;
  if (block === undefined) return parts;
  parts.push({ place: block.open, word: '{' }, block.items);
  if (block.close) parts.push({ place: block.close, word: '}' });
  return parts;
}
