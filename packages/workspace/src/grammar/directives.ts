import { anyOf, captures, include, type Range, type Rule, scope } from './rule.ts';
import { AROUND } from './values.ts';

const LOOP_NAME = captures('keyword.control.loop', 'punctuation.section.parens.begin');
const LOOP_END = { 0: { name: scope('punctuation.section.parens.end') } };

/** `~SEQ(NAME, 1, 5) line`: what is read before the line itself. */
const SEQUENCE: Range = {
  begin: '(~SEQ)[ \\t]*(\\()',
  beginCaptures: LOOP_NAME,
  end: '\\)|$',
  endCaptures: LOOP_END,
  patterns: [
    ...AROUND,
    { match: '(?<=\\()[ \\t]*([A-Za-z_]\\w*)', captures: captures('variable.other.definition') },
    { match: '[+-]?(?:0[xX]\\h+|\\d+)', name: scope('constant.numeric.integer') },
  ],
};

/** `~LST(NAME, a, b) line` or `~LST({NAME, NAME}, {a, b}) line`. */
const LIST: Range = {
  begin: '(~LST)[ \\t]*(\\()',
  beginCaptures: LOOP_NAME,
  end: '\\)|$',
  endCaptures: LOOP_END,
  patterns: [
    ...AROUND,
    { match: '(?<=\\()[ \\t]*([A-Za-z_]\\w*)', captures: captures('variable.other.definition') },
    {
      begin: '(?<=\\()[ \\t]*\\{',
      end: '\\}|$',
      patterns: [{ match: '[A-Za-z_]\\w*', name: scope('variable.other.definition') }],
    },
    { match: '[^\\s{}(),#!"$\\\\]+', name: scope('string.unquoted') },
  ],
};

const CONDITION: Rule = {
  match: '^[ \\t]*(@\\^?)([^\\s]*)(?=[ \\t])',
  captures: captures('keyword.control.conditional', 'constant.other.condition'),
};

const DEFINED = captures(
  'punctuation.definition.variable',
  'variable.other.definition',
  'keyword.operator.assignment',
);

/** All that follows is the pattern, with its braces and blanks. */
const INCLUDE: Range = {
  begin: '(?<![^\\s{}])(include[rmwba]?)(?=[ \\t])',
  beginCaptures: captures('keyword.control.include'),
  end: '$|(?=[#!])',
  patterns: [
    include('references'),
    include('escapes'),
    { match: '[^\\s#!$\\\\]+|\\$', name: scope('string.unquoted.path') },
  ],
};

/**
 * A definition goes on behind a backslash at the very end of the line; where a comment ends the line it does not.
 * @param keywords all that there are: which of them may stand in one depends on where it is used
 */
function definition(keywords: readonly string[]): Range {
  return {
    begin: '(?<![^\\s{}])(\\$)([A-Za-z_]\\w*)(=)',
    beginCaptures: DEFINED,
    end: '(([#!]).*)$|(?<![\\\\\\n])$',
    endCaptures: captures('comment.line', 'punctuation.definition.comment'),
    patterns: [
      { match: '\\\\$', name: scope('constant.character.escape.line-continuation') },
      { match: `^[ \\t]*(${anyOf(keywords)})(?![^\\s{}"#!])`, captures: captures('keyword.other') },
      ...['references', 'escapes', 'strings', 'addresses', 'numbers', 'paths', 'plain'].map(include),
    ],
  };
}

/** What may stand wherever a keyword may, and is read before. */
export function directives(keywords: readonly string[]): readonly Rule[] {
  return [
    include('comments'),
    CONDITION,
    SEQUENCE,
    LIST,
    definition(keywords),
    INCLUDE,
    include('references'),
  ];
}
