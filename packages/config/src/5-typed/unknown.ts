import { nearest, READERS } from '@kaconf/diagnostics';
import { spanOf } from '../1-source/origin.ts';
import type { Statement } from '../4-tree/tree.ts';
import type { Block } from '../schema/keyword.ts';
import { lastOf, placesOf } from '../schema/places.ts';
import { located } from './reporter.ts';
import type { Context } from './statement-reading.ts';

/** A keyword that nobody has; its block is skipped. */
export function reportUnknown({ words, block }: Statement, outer: Block, context: Context): void {
  const [word] = words;
  const readers = context.path === '' ? READERS : context.readers;
  const { places, guess } = senseOf(word.text, outer);
  context.reporter.report({
    code: 'unknownKeyword',
    span: spanOf(word),
    message: `unknown keyword '${word.text}'`,
    hint: hintFor(words, { places, guess }),
    misleads: block !== undefined,
    belongs: places.map(lastOf),
    ...((guess !== undefined || places.length > 0) && {
      spoils: { keyword: guess ?? word.text, name: words[1]?.text },
    }),
    keepalived: [located(`Unknown keyword '${word.text}'`, word.origin, ...readers)],
  });
}

function hintFor([word, next]: Statement['words'], { places, guess }: Sense): string | undefined {
  const invisible = INVISIBLE.exec(word.text)?.[0].codePointAt(0);
  if (invisible !== undefined)
    return `it holds U+${invisible.toString(16).toUpperCase().padStart(4, '0')}, which is no blank`;
  if (places.length > 0) return `it belongs to ${placesText(places)}`;
  if (guess !== undefined) return `did you mean '${guess}'?`;
  const [, name] = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(word.text) ?? [];
  if (name === undefined) return;
  return next?.text.startsWith('=')
    ? `write $${name}=VALUE, without blanks`
    : `nothing defines $${name} before`;
}

/** A byte order mark, a no-break space and the like: one does not see them, and keepalived takes them for letters. */
const INVISIBLE = /[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/;

/** What a word may stand for where it is unknown. */
interface Sense {
  /** The blocks that it belongs to. */
  readonly places: readonly string[];
  /** What the fingers missed; a keyword of another block is no slip of them. */
  readonly guess: string | undefined;
}

/** By the words that each block lacks: whoever slips, slips often. */
const senses = new WeakMap<Block, Map<string, Sense>>();
const MOST_SENSES = 1_000;

function senseOf(word: string, block: Block): Sense {
  const known = senses.get(block) ?? new Map<string, Sense>();
  senses.set(block, known);
  const before = known.get(word);
  if (before !== undefined) return before;
  const places = placesOf(word);
  const guess = places.length > 0 ? undefined : nearest(word, Object.keys(block.keywords));
  const sense = { places, guess };
  if (known.size < MOST_SENSES) known.set(word, sense);
  return sense;
}

/** How many blocks a hint names. */
const MAX_NAMED = 3;

function placesText(places: readonly string[]): string {
  const names = [...new Set(places.map((path) => lastOf(path) || 'the top level'))];
  const named = names.slice(0, MAX_NAMED);
  const last = names.length > MAX_NAMED ? 'other blocks' : named.pop();
  return named.length === 0 ? `${last}` : `${named.join(', ')} or ${last}`;
}
