import type { Item, Statement, Tree, Word } from '@kaconf/config';
import type { Span } from '@kaconf/diagnostics';

/** From top to bottom, what stands in blocks behind what opens them. */
export function everyStatement({ items }: { readonly items: readonly Item[] }): Statement[] {
  return statementsIn(items).flatMap((it) => [it, ...(it.block ? everyStatement(it.block) : [])]);
}

/** The statements in the blocks of a keyword, wherever they stand: also in what keepalived leaves out. */
export function entriesOf(tree: Tree, keyword: string): Statement[] {
  return everyStatement(tree)
    .filter(({ words: [{ text }] }) => text === keyword)
    .flatMap(({ block }) => statementsIn(block?.items ?? []));
}

function statementsIn(items: readonly Item[]): Statement[] {
  return items.filter((item) => item.type === 'statement');
}

export function spanOfWord({ origin, column, endColumn }: Word): Span {
  return { ...origin, column, endLine: origin.line, endColumn };
}

/** Of a statement without its block. */
export function spanOfWords({ words }: Statement): Span {
  const { origin, endColumn } = words.at(-1) ?? words[0];
  return { ...spanOfWord(words[0]), endLine: origin.line, endColumn };
}
