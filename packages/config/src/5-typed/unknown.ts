import { nearest, type Reader } from '@kaconf/diagnostics';
import { spanOf } from '../1-source/origin.ts';
import type { Statement } from '../4-tree/tree.ts';
import type { Block } from '../schema/keyword.ts';
import { placesOf } from '../schema/places.ts';
import { located } from './reporter.ts';
import type { Context } from './statement-reading.ts';

const ALL_READERS: readonly Reader[] = ['parent', 'checker', 'vrrp', 'bfd'];

/** A keyword that nobody has; its block is skipped. */
export function reportUnknown({ words, block }: Statement, outer: Block, context: Context): void {
  const [word] = words;
  const readers = context.path === '' ? ALL_READERS : context.readers;
  context.reporter.report({
    code: 'unknownKeyword',
    span: spanOf(word),
    message: `unknown keyword '${word.text}'`,
    hint: hintFor(word.text, outer),
    misleads: block !== undefined,
    keepalived: [located(`Unknown keyword '${word.text}'`, word.origin, ...readers)],
  });
}

/** For the words that each block lacks: whoever slips, slips often. */
const hints = new WeakMap<Block, Map<string, string | undefined>>();
const MOST_HINTS = 1_000;

function hintFor(word: string, block: Block): string | undefined {
  const known = hints.get(block) ?? new Map<string, string | undefined>();
  hints.set(block, known);
  if (known.has(word)) return known.get(word);
  const hint = wayOut(word, Object.keys(block.keywords));
  if (known.size < MOST_HINTS) known.set(word, hint);
  return hint;
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
