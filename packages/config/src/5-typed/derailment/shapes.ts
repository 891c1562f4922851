import type { Reader } from '@kaconf/diagnostics';
import { file } from '../../schema/file.ts';
import type { Block, Keyword } from '../../schema/keyword.ts';

/** What follows a keyword: nothing but words, entries in braces, or keywords in braces. */
export type Shape = 'leaf' | 'list' | 'block';

/** Undefined for what is no keyword there. */
export function shapeOf(path: string, word: string): Shape | undefined {
  const block = blockAt(path);
  const entry = block && entryAt(block, word);
  if (entry === undefined) return;
  if (entry.type === undefined) return 'leaf';
  if ('block' in entry.type) return 'block';
  return entry.type.braces ? 'list' : 'leaf';
}

function blockAt(path: string): Block | undefined {
  let block: Block | undefined = file;
  for (const word of path === '' ? [] : path.split('/')) {
    const type: Keyword<unknown>['type'] | undefined = block && entryAt(block, word)?.type;
    block = type && 'block' in type ? type.block : undefined;
  }
  return block;
}

function entryAt(block: Block, word: string): Partial<Keyword<unknown>> | undefined {
  return Object.hasOwn(block.keywords, word) ? block.keywords[word] : undefined;
}

/** Whether one of keepalived's processes skips what a keyword at the top of the file opens. */
export function isSkippedBy(reader: Reader, word: string): boolean {
  return !(blockAt(word)?.readers ?? entryAt(file, word)?.readers ?? ['parent']).includes(reader);
}
