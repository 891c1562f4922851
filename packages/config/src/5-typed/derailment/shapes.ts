import type { Reader } from '@kaconf/diagnostics';
import { file } from '../../schema/file.ts';
import type { Block, Keyword } from '../../schema/keyword.ts';
import { laterReaders, laterShape, type Shape } from '../../schema/later.ts';

/** Undefined for what is no keyword there. */
export function shapeOf(path: string, word: string): Shape | undefined {
  const block = blockAt(path);
  const entry = block && Object.hasOwn(block.keywords, word) ? block.keywords[word] : undefined;
  if (entry === undefined) return laterShape(path, word);
  if (entry.type === undefined) return 'leaf';
  if ('block' in entry.type) return 'block';
  return entry.type.braces ? 'list' : 'leaf';
}

function blockAt(path: string): Block | undefined {
  let block: Block | undefined = file;
  for (const word of path === '' ? [] : path.split('/')) {
    const entry: unknown = block && Object.hasOwn(block.keywords, word) ? block.keywords[word] : undefined;
    const { type } = (entry ?? {}) as Partial<Keyword<unknown>>;
    block = type && 'block' in type ? type.block : undefined;
  }
  return block;
}

/** Whether one of keepalived's processes skips what a keyword at the top of the file opens. */
export function isSkippedBy(reader: Reader, word: string): boolean {
  return !(blockAt(word)?.readers ?? laterReaders(word)).includes(reader);
}
