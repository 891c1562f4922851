import type { Item, Statement, Word } from '@kaconf/config';
import type { Position, Range } from 'vscode-languageserver';

/** A stretch of one or more lines that count from 1, as columns do. */
interface Stretch {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn: number;
}

/** Of an editor: all counts from 0. */
export function rangeOf({ line, column, endLine = line, endColumn }: Stretch): Range {
  return {
    start: { line: line - 1, character: column - 1 },
    end: { line: endLine - 1, character: endColumn - 1 },
  };
}

export function rangeOfWord({ origin: { line }, column, endColumn }: Omit<Word, 'text'>): Range {
  return rangeOf({ line, column, endColumn });
}

/** What is first in an item. */
export function beginningOf(item: Item): Omit<Word, 'text'> {
  if (item.type === 'statement') return item.words[0];
  return item.type === 'stray' ? item.block.open : item.place;
}

/** With its block. */
export function rangeOfStatement({ words, block }: Statement): Range {
  const { start } = rangeOfWord(words[0]);
  const last = words.at(-1) ?? words[0];
  const end = rangeOfWord(block?.close ?? endOf(block?.items.at(-1)) ?? block?.open ?? last).end;
  return { start, end };
}

/** Where a block that nothing closes ends. */
function endOf(item: { readonly type: string } | undefined): Omit<Word, 'text'> | undefined {
  if (item === undefined || !('words' in item)) return undefined;
  const { words, block } = item as Statement;
  return block?.close ?? endOf(block?.items.at(-1)) ?? words.at(-1);
}

export function contains({ start, end }: Range, position: Position): boolean {
  return !isBefore(position, start) && !isBefore(end, position);
}

export function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

/** Whether they have a place in common, be it the end of the one. */
export function overlaps(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

/** Whether something is in both. */
export function collides(one: Range, other: Range): boolean {
  return isBefore(one.start, other.end) && isBefore(other.start, one.end);
}
