import type { Reader } from '@kaconf/diagnostics';
import { file } from '../../schema/file.ts';
import type { Alias, Block, Keyword } from '../../schema/keyword.ts';

/** What follows a keyword: nothing but words, entries in braces, or keywords in braces. */
export type Shape = 'leaf' | 'list' | Block;

/** Undefined for what is no keyword there. */
export function shapeOf(block: Block, word: string): Shape | undefined {
  const entry = entryAt(block, word);
  if (entry === undefined) return;
  const type = entry.type ?? ('alias' in entry ? entryAt(block, entry.alias)?.type : undefined);
  if (type === undefined) return 'leaf';
  if ('block' in type) return type.block;
  return type.braces ? 'list' : 'leaf';
}

function entryAt({ keywords }: Block, word: string): Keyword<unknown> | Alias | undefined {
  return Object.hasOwn(keywords, word) ? keywords[word] : undefined;
}

/** Whether one of keepalived's processes skips what a keyword at the top of the file opens. */
export function isSkippedBy(reader: Reader, word: string): boolean {
  const shape = shapeOf(file, word);
  const entry = entryAt(file, word);
  const own = entry && 'readers' in entry ? entry.readers : undefined;
  const readers = (typeof shape === 'object' ? shape.readers : undefined) ?? own ?? ['parent'];
  return !readers.includes(reader);
}
