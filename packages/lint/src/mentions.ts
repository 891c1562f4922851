import type { Item, Parsed, Statement, Word } from '@kaconf/config';
import type { Span } from '@kaconf/diagnostics';

/** Found once for all rules: a tree is made anew each time that it is asked for. */
const found = new WeakMap<Parsed, readonly Statement[]>();

/** From top to bottom, what stands in blocks behind what opens them: also what keepalived leaves out. */
export function everyStatement(parsed: Parsed): readonly Statement[] {
  const statements = found.get(parsed) ?? [...statementsBelow(parsed.tree().items)];
  found.set(parsed, statements);
  return statements;
}

function* statementsBelow(items: readonly Item[]): Iterable<Statement> {
  for (const statement of statementsIn(items)) {
    yield statement;
    if (statement.block) yield* statementsBelow(statement.block.items);
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
