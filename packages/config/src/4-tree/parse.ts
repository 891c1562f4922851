import type { IToken } from 'chevrotain';
import type { Text } from '../1-source/source.ts';
import { tokenize } from '../3-tokens/lexer.ts';
import { Builder } from './builder.ts';
import { parseTokens } from './grammar.ts';
import { byBraces, byIndentation, type Layout } from './layout.ts';
import type { Fault, Tree } from './tree.ts';

/** Any text makes a tree. Where braces do not match, indentation decides if it explains as many mistakes. */
export function parseTree(text: Text): Tree {
  const tokens = tokenize(text.text);
  const strict = build(text, tokens, byBraces);
  if (countOf('missingClose', strict) === 0 && countOf('extra', strict) === 0) return strict;
  const indented = build(text, tokens, byIndentation);
  const explainsAsMuch =
    countOf('missingClose', indented) === countOf('missingClose', strict) &&
    countOf('extra', indented) === countOf('extra', strict);
  return explainsAsMuch ? indented : strict;
}

function build(text: Text, tokens: IToken[], layout: Layout): Tree {
  const builder = new Builder(text, layout);
  parseTokens(tokens, builder);
  return builder.finish();
}

function countOf(type: Fault['type'], { faults }: Tree): number {
  return faults.filter((fault) => fault.type === type).length;
}
