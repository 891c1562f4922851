import type { Block } from '@kaconf/config';
import { addBlock, braces, TOP } from './block.ts';
import { directives } from './directives.ts';
import { type Grammar, include, match, type Range, type Rule } from './rule.ts';
import { AROUND, END_OF_STATEMENT, VALUES } from './values.ts';

/** A line whose first word is no keyword here: only what means the same everywhere is told apart. */
const UNKNOWN: Range = {
  begin: '(?=[^\\s{}])',
  end: END_OF_STATEMENT,
  patterns: [
    ...AROUND,
    ...['strings', 'addresses', 'numbers'].map(include),
    { match: '[^\\s{}"#!$\\\\]+|\\$' },
  ],
};

/** A comment that names keepalived, or the beginning of a block that nothing else has. */
const FIRST_LINE =
  '^\\s*(?:[#!].*\\bkeepalived\\b|(?:global_defs|vrrp_\\w+|virtual_server(?:_group)?)(?=[\\s{]|$))';

/** The TextMate grammar of a file: the keywords of each block are known in that block only. */
export function grammarOf(schema: Block): Grammar {
  const parts = new Map<string, { readonly patterns: readonly Rule[] }>();
  addBlock(TOP, schema, parts);
  return {
    name: 'keepalived',
    scopeName: 'source.keepalived',
    fileTypes: ['keepalived.conf'],
    firstLineMatch: FIRST_LINE,
    patterns: [include(TOP), match('\\}', 'invalid.illegal.stray-brace')],
    repository: {
      directives: { patterns: directives([...wordsIn(schema)]) },
      unknown: { patterns: [UNKNOWN, include('unknown-block')] },
      'unknown-block': { patterns: [braces('meta.block.unknown', include('unknown-content'))] },
      'unknown-content': { patterns: [include('directives'), include('unknown')] },
      ...VALUES,
      ...Object.fromEntries(parts),
    },
  };
}

/** All keywords, wherever they stand. */
function wordsIn({ keywords }: Block): Set<string> {
  const inner = Object.values(keywords).flatMap((entry) =>
    'type' in entry && entry.type && 'block' in entry.type ? [...wordsIn(entry.type.block)] : [],
  );
  return new Set([...Object.keys(keywords), ...inner]);
}
