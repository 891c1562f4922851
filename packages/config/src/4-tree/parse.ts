import type { IToken } from 'chevrotain';
import type { Source } from '../1-source/source.ts';
import { tokenize } from '../3-tokens/lexer.ts';
import { Builder } from './builder.ts';
import { parseTokens } from './grammar.ts';
import { byBraces, byIndentation, type Layout } from './layout.ts';
import type { Tree } from './tree.ts';

/** Any text makes a tree. Where braces do not match, indentation decides if it explains as many mistakes. */
export function parseTree(source: Source): Tree {
  const tokens = tokenize(source.text);
  const strict = build(source.file, tokens, byBraces);
  if (strict.missing === 0 && strict.extra === 0) return strict.tree;
  const indented = build(source.file, tokens, byIndentation);
  return indented.missing === strict.missing && indented.extra === strict.extra ? indented.tree : strict.tree;
}

interface Built {
  readonly tree: Tree;
  readonly missing: number;
  readonly extra: number;
}

function build(file: string, tokens: IToken[], layout: Layout): Built {
  const builder = new Builder(file, layout);
  parseTokens(tokens, builder);
  const tree = builder.finish();
  return { tree, missing: builder.missing, extra: builder.extra };
}
