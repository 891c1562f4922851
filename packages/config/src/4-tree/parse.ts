import type { IToken } from 'chevrotain';
import type { Source } from '../1-source/source.ts';
import { tokenize } from '../3-tokens/lexer.ts';
import { Builder } from './builder.ts';
import { parseTokens } from './grammar.ts';
import { byBraces, byIndentation, type Layout } from './layout.ts';
import type { Fault, Tree } from './tree.ts';

/** Any text makes a tree. Where braces do not match, indentation decides if it explains as many mistakes. */
export function parseTree(source: Source): Tree {
  const tokens = tokenize(source.text);
  const strict = build(source.file, tokens, byBraces);
  if (countOf('missingClose', strict) === 0 && countOf('extra', strict) === 0) return strict;
  const indented = build(source.file, tokens, byIndentation);
  const explainsAsMuch =
    countOf('missingClose', indented) === countOf('missingClose', strict) &&
    countOf('extra', indented) === countOf('extra', strict);
  return explainsAsMuch ? indented : strict;
}

function build(file: string, tokens: IToken[], layout: Layout): Tree {
  const builder = new Builder(file, layout);
  parseTokens(tokens, builder);
  return builder.finish();
}

function countOf(type: Fault['type'], { faults }: Tree): number {
  return faults.filter((fault) => fault.type === type).length;
}
