import type { Part } from '../text/part.ts';
import type { Passage } from '../text/passage.ts';
import type { PlacedItem } from '../text/placed-item.ts';
import { Encoder } from './encoder.ts';
import { type Token, tokensOfLines } from './semantic-tokens.ts';

/** The tokens of a passage as the protocol has them, each counted from the one before it: the same object for the same numbers. */
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

/** All tokens of a file, from top to bottom, from left to right, none upon another. */
export function encodedTokens({ document, items }: Pick<Part, 'document' | 'items'>): EncodedPassage[] {
  let [from, to, line, distance] = [0, 0, 0, 0];
  return document.passages.map((passage) => {
    const { length } = passage.lines;
    // What is before an item may end on the line on which it begins.
    while (lineOf(items[from + 1]) < line) from++;
    while (lineOf(items[to]) < line + length) to++;
    const encoded = encodedPassage(passage, line, items, from, to);
    const placedThere = { encoded, distance };
    distance = encoded.lastLine === undefined ? distance + length : length - encoded.lastLine;
    line += length;
    return placedThere;
  });
}

/** Below all lines where there is none. */
function lineOf(item: PlacedItem | undefined): number {
  return item === undefined ? Number.POSITIVE_INFINITY : item.line;
}

/** As the protocol has them. */
export function numbersOf(passages: readonly EncodedPassage[]): number[] {
  return passages.flatMap(({ encoded: { numbers }, distance }) =>
    numbers.map((number, index) => (index === 0 ? distance + number : number)),
  );
}

interface Known {
  readonly tokens: readonly Token[];
  /** The items that may have words in the passage, and their lines, counted from the first of the passage, perhaps above it. */
  readonly items: readonly PlacedItem[];
  readonly lines: readonly number[];
  readonly encoded: Encoded;
}

/** Of passages that are the same as before, the next text has them, too. */
const known = new WeakMap<Passage, Known>();

/** @param first the line that it begins with */
function encodedPassage(
  passage: Passage,
  first: number,
  all: readonly PlacedItem[],
  from: number,
  to: number,
): Encoded {
  const before = known.get(passage);
  const isKnown =
    before?.items.length === to - from &&
    before.items.every(
      (item, index) => item === all[from + index] && before.lines[index] === item.line - first,
    );
  if (isKnown) return before.encoded;
  const items = all.slice(from, to);
  const lines = items.map((item) => item.line - first);
  const tokens = before?.tokens ?? tokensOfLines(passage);
  const now = encode(tokens, items, lines, passage.lines.length);
  const encoded = before && isSame(before.encoded.numbers, now.numbers) ? before.encoded : now;
  known.set(passage, { tokens, items, lines, encoded });
  return encoded;
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

/** @param others tokens that are not of words */
function encode(
  others: readonly Token[],
  items: readonly PlacedItem[],
  lines: readonly number[],
  end: number,
): Encoded {
  const encoder = new Encoder();
  let next = 0;
  const addOthers = (line: number, character: number) => {
    for (let other = others[next]; other !== undefined; other = others[++next]) {
      if (other.line > line || (other.line === line && other.character > character)) return;
      encoder.add(other, other.line);
    }
  };
  for (const [index, { tokens }] of items.entries()) {
    const first = lines[index] ?? 0;
    for (let at = indexOf(-first, tokens); at < tokens.length; at++) {
      const token = tokens[at];
      if (token === undefined || token.line + first >= end) break;
      addOthers(token.line + first, token.character);
      encoder.add(token, token.line + first);
    }
  }
  addOthers(end, 0);
  return encoder;
}

/** Of the first token that is not above a line. */
function indexOf(line: number, tokens: readonly Token[]): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.line ?? line) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
