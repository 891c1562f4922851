import type { Item, Parsed, Statement, Word } from '@kaconf/config';
import type { Span } from '@kaconf/diagnostics';
import { remembered } from './remembered.ts';

/** What a rule looks for in a statement. */
type Find<T> = (statement: Statement) => readonly T[];

/** Finds it from top to bottom, in blocks behind what opens them, and in what keepalived leaves out, too. */
export function everywhere<T>(find: Find<T>): (parsed: Parsed) => T[] {
  const foundIn = remembered((item: Item) => {
    const found: T[] = [];
    addFound(item, find, found);
    return found;
  });
  return (parsed) => treeOf(parsed).items.flatMap(foundIn);
}

/** For all rules: it is made anew each time that it is asked for. */
const treeOf = remembered((parsed: Parsed) => parsed.tree());

function addFound<T>(item: Item, find: Find<T>, to: T[]): void {
  if (item.type !== 'statement') return;
  for (const it of find(item)) to.push(it);
  if (item.block) for (const inner of item.block.items) addFound(inner, find, to);
}

/** Finds the words at one place in each statement in the blocks of a keyword, wherever they stand. */
export function wordsIn(keyword: string, index: number): (parsed: Parsed) => string[] {
  return everywhere(({ words, block }) => {
    if (block === undefined || words[0].text !== keyword) return [];
    return block.items.flatMap((it) => (it.type === 'statement' ? (it.words[index]?.text ?? []) : []));
  });
}

export function spanOfWord({ origin, column, endColumn }: Word): Span {
  return { ...origin, column, endLine: origin.line, endColumn };
}

/** Of a statement without its block. */
export function spanOfWords({ words }: Statement): Span {
  const { origin, endColumn } = words.at(-1) ?? words[0];
  return { ...spanOfWord(words[0]), endLine: origin.line, endColumn };
}
