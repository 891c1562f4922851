import type { Text } from '../1-source/source.ts';
import { tokenize } from '../3-tokens/lexer.ts';
import { type Beginning, Builder } from './builder.ts';
import { parseTokens } from './grammar.ts';
import { byBraces, byIndentation, type Layout } from './layout.ts';
import { type Piece, piecesOf } from './pieces.ts';
import type { Item, Tree } from './tree.ts';

/**
 * Any text makes a tree. Where braces do not match, indentation decides if it explains as many mistakes.
 *
 * @param strict what braces alone make of it
 */
export function parseTree(text: Text, strict = parseByBraces(text)): Tree {
  if (!isUneven(strict)) return strict;
  const indented = build(text, byIndentation);
  return isAsUneven(mismatchesIn(indented), mismatchesIn(strict)) ? indented : strict;
}

export function parseByBraces(text: Text): Tree {
  return build(text, byBraces);
}

/** Items of a text that are whole. */
export interface Part extends Tree {
  /** The item that goes on. */
  readonly unfinished?: Item | undefined;
  /** How far the text has been read. */
  readonly end: number;
}

/** The same as far as braces match, some items at a time: whoever reads them as they come need not keep them all. */
export class ParseInParts {
  readonly #builder: Builder;
  #isBetween = true;

  constructor(text: Text) {
    this.#builder = new Builder(text, byBraces);
  }

  /** Whether nothing goes on: what follows means the same whatever was before it, which may be left out. */
  get isBetween(): boolean {
    return this.#isBetween;
  }

  /** @param section whole lines, behind those before */
  *parse({ text: section, start }: Pick<Piece, 'text' | 'start'>): Generator<Part> {
    for (const { text, start: at, end } of piecesOf(section)) {
      feed({ text, start: start + at }, this.#builder);
      const part = this.#builder.takeWhole();
      this.#isBetween = part.unfinished === undefined;
      yield { ...part, end: start + end };
    }
  }

  finish(): Tree {
    return this.#builder.finish();
  }
}

function build(text: Text, layout: Layout): Tree {
  return built(text, layout).finish();
}

/** All but the end of it. */
export function built(text: Text, layout: Layout, beginning?: Beginning): Builder {
  const builder = new Builder(text, layout, beginning);
  for (const piece of piecesOf(text.text)) feed(piece, builder);
  return builder;
}

function feed({ text, start }: Pick<Piece, 'text' | 'start'>, builder: Builder): void {
  builder.beginPiece(start);
  parseTokens(tokenize(text), builder);
}

/** How many braces are without their like. */
export interface Mismatches {
  readonly extra: number;
  readonly missing: number;
}

export function mismatchesIn({ faults }: Tree): Mismatches {
  let [extra, missing] = [0, 0];
  for (const { type } of faults) {
    if (type === 'extra') extra++;
    if (type === 'missingClose') missing++;
  }
  return { extra, missing };
}

export function isAsUneven(one: Mismatches, other: Mismatches): boolean {
  return one.extra === other.extra && one.missing === other.missing;
}

/** Whether a brace is without its like. */
export function isUneven(tree: Tree): boolean {
  const { extra, missing } = mismatchesIn(tree);
  return extra + missing > 0;
}
