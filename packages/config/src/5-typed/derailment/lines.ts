import type { Position } from '@kaconf/diagnostics';
import type { Item, Tree } from '../../4-tree/tree.ts';

/** A line as keepalived reads it: what stands between braces, or a brace. */
export interface Line {
  readonly at: Position;
  /** `{`, `}`, or the first word. */
  readonly word: string;
  /** The keywords around it: `virtual_server/real_server`. */
  readonly path: string;
}

/** Blocks may nest deeper than the stack: what is still to come is a list. */
export function linesOf(tree: Tree): Line[] {
  const lines: Line[] = [];
  const pending: (Line | Walk)[] = [{ items: tree.items, path: '' }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if ('word' in next) lines.push(next);
    else for (const item of next.items.toReversed()) pending.push(...partsOf(item, next.path).reverse());
  }
  return lines;
}

interface Walk {
  readonly items: readonly Item[];
  readonly path: string;
}

function partsOf(item: Item, path: string): (Line | Walk)[] {
  if (item.type === 'comment') return [];
  if (item.type === 'extra') return [{ at: item.place.origin, word: '}', path }];
  const { block } = item;
  const parts: (Line | Walk)[] = [];
  let inner = path;
  if (item.type === 'statement') {
    const [{ text, origin }] = item.words;
    parts.push({ at: origin, word: text, path });
    inner = pathIn(path, text);
  }
  if (block === undefined) return parts;
  parts.push({ at: block.open.origin, word: '{', path: inner }, { items: block.items, path: inner });
  if (block.close) parts.push({ at: block.close.origin, word: '}', path: inner });
  return parts;
}

/** No block of keepalived's has a path as long as this. */
const LONGEST_PATH = 1_000;

/** The path of what is nested deeper than anything is one that nothing has. */
function pathIn(path: string, word: string): string {
  if (path.length > LONGEST_PATH) return path;
  return path === '' ? word : `${path}/${word}`;
}
