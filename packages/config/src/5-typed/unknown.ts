import { nearest, type Reader } from '@kaconf/diagnostics';
import { spanOf } from '../1-source/origin.ts';
import type { Statement } from '../4-tree/tree.ts';
import type { Block } from '../schema/keyword.ts';
import { laterNames, laterReaders, laterShape } from '../schema/later.ts';
import { placesOf } from '../schema/places.ts';
import { located } from './reporter.ts';
import type { Context } from './statement-reading.ts';

const ALL_READERS: readonly Reader[] = ['parent', 'checker', 'vrrp', 'bfd'];

/** A keyword that keepalived has and we do not yet, or one that nobody has. Its block is skipped. */
export function reportUnknown(statement: Statement, block: Block, context: Context): void {
  const [word] = statement.words;
  if (laterShape(context.path, word.text) === undefined) {
    reportUnknownWord(statement, [...Object.keys(block.keywords), ...laterNames(context.path)], context);
    return;
  }
  context.reporter.report({
    code: 'notSupported',
    severity: 'warning',
    span: spanOf(word),
    message: `'${word.text}' is not supported yet and is ignored`,
  });
  const readers = context.path === '' ? laterReaders(word.text) : context.readers;
  readLater(statement, { ...context, readers });
}

function reportUnknownWord({ words, block }: Statement, known: readonly string[], context: Context): void {
  const [word] = words;
  const readers = context.path === '' ? ALL_READERS : context.readers;
  context.reporter.report({
    code: 'unknownKeyword',
    span: spanOf(word),
    message: `unknown keyword '${word.text}'`,
    hint: wayOut(word.text, known),
    misleads: block !== undefined,
    keepalived: [located(`Unknown keyword '${word.text}'`, word.origin, ...readers)],
  });
}

/** A keyword of another block is no slip of the fingers. */
function wayOut(word: string, known: readonly string[]): string | undefined {
  const places = placesOf(word);
  if (places.length > 0) return `it belongs to ${placesText(places)}`;
  const guess = nearest(word, known);
  return guess && `did you mean '${guess}'?`;
}

/** How many blocks a hint names. */
const MAX_NAMED = 3;

function placesText(places: readonly string[]): string {
  const names = [...new Set(places.map((path) => path.slice(path.lastIndexOf('/') + 1) || 'the top level'))];
  const named = names.slice(0, MAX_NAMED);
  const last = names.length > MAX_NAMED ? 'other blocks' : named.pop();
  return named.length === 0 ? `${last}` : `${named.join(', ')} or ${last}`;
}

/** What is ignored can be misspelt, too. */
function readLater({ words: [{ text }], block }: Statement, outer: Context): void {
  const context = { ...outer, path: outer.path === '' ? text : `${outer.path}/${text}` };
  if (block === undefined || laterShape(outer.path, text) !== 'block') return;
  for (const item of block.items) {
    if (item.type !== 'statement') continue;
    const shape = laterShape(context.path, item.words[0].text);
    if (shape === undefined) reportUnknownWord(item, [...laterNames(context.path)], context);
    else if (shape === 'block') readLater(item, context);
  }
}
