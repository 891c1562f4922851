import type { Part } from './part.ts';
import type { Passage } from './passage.ts';
import {
  lineOf,
  modifierBits,
  type TokenOfLine,
  type TokenOfWord,
  tokensOfLines,
  typeNumber,
} from './semantic-tokens.ts';

/** The tokens of a passage as the protocol has them, each counted from the one before it. */
interface Encoded {
  /** The first one is counted from the line that the passage begins with. */
  readonly numbers: readonly number[];
  /** That of the last one, counted from there, too; absent where there is none. */
  readonly lastLine: number | undefined;
}

/** A passage where it stands in a file. */
export interface EncodedPassage {
  readonly encoded: Encoded;
  /** How many lines it begins below the last token before it. */
  readonly distance: number;
}

/** Of an item, at least one. */
type Words = readonly TokenOfWord[];

/** All tokens of a file, from top to bottom, from left to right, none upon another. */
export function encodedTokens({ document, items: all }: Pick<Part, 'document' | 'items'>): EncodedPassage[] {
  const items = all.map(({ tokens }) => tokens).filter(({ length }) => length > 0);
  let [from, to, line, distance] = [0, 0, 0, 0];
  return document.passages.map((passage) => {
    const { length } = passage.lines;
    while (lineOf(items[from]?.at(-1)) < line) from++;
    while (lineOf(items[to]?.[0]) < line + length) to++;
    const encoded = encodedPassage(passage, line, items, from, to);
    const placedThere = { encoded, distance };
    distance = encoded.lastLine === undefined ? distance + length : length - encoded.lastLine;
    line += length;
    return placedThere;
  });
}

/** As the protocol has them. */
export function numbersOf(passages: readonly EncodedPassage[]): number[] {
  return passages.flatMap(({ encoded: { numbers }, distance }) =>
    numbers.map((number, index) => (index === 0 ? distance + number : number)),
  );
}

interface Known extends Encoded {
  /** The items that have words in the passage. */
  readonly items: readonly Words[];
  /** The lines that they begin with, counted from the first of the passage, perhaps above it. */
  readonly begin: readonly number[];
}

/** Of passages that are the same as before, the next text has them, too. */
const known = new WeakMap<Passage, Known>();

/** @param first the line that it begins with */
function encodedPassage(
  passage: Passage,
  first: number,
  all: readonly Words[],
  from: number,
  to: number,
): Encoded {
  const before = known.get(passage);
  const isKnown =
    before?.items.length === to - from &&
    before.items.every(
      (item, index) => item === all[from + index] && before.begin[index] === lineOf(item[0]) - first,
    );
  if (isKnown) return before;
  const items = all.slice(from, to);
  const begin = items.map(([word]) => lineOf(word) - first);
  const end = first + passage.lines.length;
  const words = items.flatMap((item) => item.slice(indexOf(first, item), indexOf(end, item)));
  const now = {
    items,
    begin,
    ...encode([...tokensOfLines(passage), ...words.map((word) => ({ ...word, line: lineOf(word) - first }))]),
  };
  known.set(passage, now);
  return now;
}

/** Of the first word that is not above a line. */
function indexOf(line: number, words: Words): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lineOf(words[middle]) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

function encode(tokens: TokenOfLine[]): Encoded {
  tokens.sort((a, b) => a.line - b.line || a.character - b.character);
  const numbers: number[] = [];
  let [line, before] = [0, 0];
  for (const token of tokens) {
    if (token.line > line) before = 0;
    numbers.push(
      token.line - line,
      token.character - before,
      token.length,
      typeNumber(token),
      modifierBits(token),
    );
    [line, before] = [token.line, token.character];
  }
  return { numbers, lastLine: tokens.at(-1)?.line };
}
