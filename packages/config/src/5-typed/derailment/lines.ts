import { rowOf } from '@kaconf/diagnostics';
import type { Place } from '../../1-source/origin.ts';
import type { Item, Statement, Tree, Word } from '../../4-tree/tree.ts';

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
  const lines = new Lines();
  const pending: (Line | readonly Item[])[] = [tree.items];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if ('word' in next) lines.add(next);
    else for (const item of next.toReversed()) pending.push(...partsOf(item).reverse());
  }
  return lines.all;
}

/** Of a row there may be several lines: each gets a place of its own behind those before it. */
class Lines {
  readonly all: Line[] = [];
  #row = 0;
  #next = 0;

  add({ word, place, statement }: Line): void {
    const row = rowOf(place.origin);
    this.#next = row === this.#row ? this.#next + STEP : row + STEP;
    this.#row = row;
    const origin = { ...place.origin, row: this.#next };
    const words = statement?.words.map((each) => ({ ...each, origin }));
    this.all.push({
      place: { ...place, origin },
      word,
      ...(statement && words && { statement: { ...statement, words: words as [Word, ...Word[]] } }),
    });
  }
}

/** Of a row; 1023 octets have no more lines. What is said of the row as a whole comes first. */
const STEP = 1 / 1024;
export const HALF_STEP = STEP / 2;

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
