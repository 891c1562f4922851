import type { Text } from '../1-source/source.ts';
import { tokenize } from '../3-tokens/lexer.ts';
import { Builder } from './builder.ts';
import { parseTokens } from './grammar.ts';
import { byBraces, byIndentation, type Layout } from './layout.ts';
import { type Piece, piecesOf } from './pieces.ts';
import type { Fault, Item, Tree } from './tree.ts';

/** Any text makes a tree. Where braces do not match, indentation decides if it explains as many mistakes. */
export function parseTree(text: Text): Tree {
  const strict = parseByBraces(text);
  if (!isUneven(strict)) return strict;
  const indented = build(text, byIndentation);
  const explainsAsMuch =
    countOf('missingClose', indented) === countOf('missingClose', strict) &&
    countOf('extra', indented) === countOf('extra', strict);
  return explainsAsMuch ? indented : strict;
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
export function* parseInParts(text: Text): Generator<Part> {
  const builder = new Builder(text, byBraces);
  for (const piece of piecesOf(text.text)) {
    feed(piece, builder);
    yield { ...builder.takeWhole(), end: piece.end };
  }
  yield { ...builder.finish(), end: text.text.length };
}

function build(text: Text, layout: Layout): Tree {
  const builder = new Builder(text, layout);
  for (const piece of piecesOf(text.text)) feed(piece, builder);
  return builder.finish();
}

function feed({ text, start }: Piece, builder: Builder): void {
  builder.beginPiece(start);
  parseTokens(tokenize(text), builder);
}

/** Whether a brace is without its like. */
export function isUneven(tree: Tree): boolean {
  return countOf('missingClose', tree) + countOf('extra', tree) > 0;
}

function countOf(type: Fault['type'], { faults }: Tree): number {
  return faults.filter((fault) => fault.type === type).length;
}
