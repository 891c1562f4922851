import { anyOf, captures, include, type Match, match, type Range, type Rule, scope } from './rule.ts';

/** What may stand around a word: blanks, quotes, braces, but before it not that of a reference; behind it a comment. */
const BEFORE = '(?<![^\\s{"])';
export const BEHIND = '(?![^\\s{}"#!])';
/** A line, or what a brace leaves of it. */
export const END_OF_STATEMENT = '$|(?=[{}])';

const OCTETS = '\\d{1,3}(?:\\.\\d{1,3}){3}';
const COLONS = '(?=\\h*:\\h*:)[\\h:]+(?:\\d{1,3}(?:\\.\\d{1,3}){3})?(?:%[\\w.-]+)?';
const MAC = '\\h{2}(?::\\h{2}){5}';

const BUILT_IN = ['_PWD', '_INSTANCE', '_RANDOM', '_ENV', '_HASH', '_BANG'];

function word(pattern: string, name: string): Match {
  return match(`${BEFORE}(?:${pattern})${BEHIND}`, name);
}

/** The words of one sort behind a keyword. */
export function words(all: readonly string[], name: string): Match[] {
  return all.length === 0 ? [] : [word(anyOf(all), name)];
}

const COMMENTS: Rule[] = [
  {
    match: '(#).*$',
    name: scope('comment.line.number-sign'),
    captures: captures('punctuation.definition.comment'),
  },
  {
    match: '(!).*$',
    name: scope('comment.line.exclamation'),
    captures: captures('punctuation.definition.comment'),
  },
];

/** A backslash keeps the next character from being a comment, and is gone then; a brace it does not change. */
const ESCAPES: Rule[] = [match('\\\\[#!]', 'constant.character.escape'), { match: '\\\\(?![{}])\\S' }];

/** Behind `$NAME` comes a blank, a comma, a parenthesis or the end; anything else makes it no reference. */
const REFERENCES: Rule[] = [`${anyOf(BUILT_IN)}`, '[A-Za-z_]\\w*'].flatMap((name, index): Rule[] => {
  const sort = index === 0 ? 'variable.language' : 'variable.other';
  const begin = captures('punctuation.definition.variable');
  return [
    {
      match: `(\\$\\{)(?:${name})(?:[ \\t][ \\t\\w]*)?(\\})`,
      name: scope(sort),
      captures: { ...begin, ...last() },
    },
    { match: `(\\$)(?:${name})(?=[ \\t,)#!]|$)`, name: scope(sort), captures: begin },
  ];
});

function last() {
  return { 2: { name: scope('punctuation.definition.variable') } };
}

const UNCLOSED: Match = match('"(?:\\\\.|[^"\\\\])*\\\\?$', 'invalid.illegal.unclosed-quote');

function quoted(name: string, inside: readonly Rule[]): Range {
  return {
    name: scope(name),
    begin: '"',
    beginCaptures: { 0: { name: scope('punctuation.definition.string.begin') } },
    end: '"|$',
    endCaptures: { 0: { name: scope('punctuation.definition.string.end') } },
    patterns: [include('references'), ...inside],
  };
}

/** In a command a single quote groups, too; that it does is unknown to who looks for comments and braces. */
const SINGLE: Range = {
  name: scope('string.quoted.single.script'),
  begin: "'",
  end: '\'|$|(?=[#!{}"])',
  patterns: [include('references'), match('\\\\(?![{}"]).', 'constant.character.escape')],
};

/** Of the grammar: what any value may be. */
export const VALUES: Readonly<Record<string, { readonly patterns: readonly Rule[] }>> = {
  comments: { patterns: COMMENTS },
  references: { patterns: REFERENCES },
  escapes: { patterns: ESCAPES },
  strings: { patterns: [UNCLOSED, quoted('string.quoted.double', [{ match: '\\\\.' }])] },
  names: {
    patterns: [
      UNCLOSED,
      quoted('entity.name.function', []),
      match('[^\\s{}"#!$\\\\]+|\\$', 'entity.name.function'),
    ],
  },
  patterns: { patterns: [UNCLOSED, quoted('string.regexp', [{ match: '\\\\.' }])] },
  commands: {
    patterns: [
      UNCLOSED,
      quoted('string.quoted.double.script', [
        match('\\\\(?:x\\h{1,2}|[0-7]{1,3}|c.|.)', 'constant.character.escape'),
        match("'[^'\"]*'", 'string.quoted.single.script'),
      ]),
      SINGLE,
      word('/[^\\s{}"#!$]*', 'string.unquoted.script'),
    ],
  },
  paths: { patterns: [word('/[^\\s{}"#!$]*', 'string.unquoted.path')] },
  addresses: {
    patterns: [
      word(MAC, 'constant.numeric.address.mac'),
      word(`${OCTETS}(?:/${OCTETS}|/\\d+|-\\d+|-${OCTETS})?`, 'constant.numeric.address.ipv4'),
      word(`${COLONS}(?:/\\d+|-\\h+)?`, 'constant.numeric.address.ipv6'),
    ],
  },
  numbers: {
    patterns: [
      word('[+-]?0[xX]\\h+(?:/0[xX]\\h+)?', 'constant.numeric.hex'),
      word('[+-]?(?:\\d+\\.\\d*|\\.\\d+)', 'constant.numeric.decimal'),
      word('[+-]?\\d+|\\d+-\\d+', 'constant.numeric.integer'),
    ],
  },
  times: { patterns: [word('\\d+\\.?\\d*|\\.\\d+', 'constant.numeric.time')] },
  plain: { patterns: [match('[^\\s{}"#!$\\\\]+|\\$', 'string.unquoted')] },
};

/** What stands behind any keyword, besides values. */
export const AROUND: readonly Rule[] = ['comments', 'references', 'escapes'].map(include);
