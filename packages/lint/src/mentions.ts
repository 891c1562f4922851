import type { Item, Parsed, Statement, Word } from '@kaconf/config';
import type { Span } from '@kaconf/diagnostics';

/** Found once for all rules: a tree is made anew each time that it is asked for. */
const found = new WeakMap<Parsed, readonly Statement[]>();

/** From top to bottom, what stands in blocks behind what opens them: also what keepalived leaves out. */
export function everyStatement(parsed: Parsed): readonly Statement[] {
  const known = found.get(parsed);
  if (known !== undefined) return known;
  const statements: Statement[] = [];
  addStatements(parsed.tree().items, statements);
  found.set(parsed, statements);
  return statements;
}

function addStatements(items: readonly Item[], to: Statement[]): void {
  for (const item of items) {
    if (item.type !== 'statement') continue;
    to.push(item);
    if (item.block) addStatements(item.block.items, to);
  }
}

/** The statements in the blocks of a keyword, wherever they stand. */
export function entriesOf(parsed: Parsed, keyword: string): Statement[] {
  return everyStatement(parsed)
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
