import type { Alias, Block, Keyword } from '@kaconf/config';
import { type Values, valuesOf } from './form.ts';
import { anyOf, captures, include, type Range, type Rule, scope } from './rule.ts';
import { AROUND, BEHIND, END_OF_STATEMENT, words } from './values.ts';

type Parts = Map<string, { readonly patterns: readonly Rule[] }>;

const OPEN = { 0: { name: scope('punctuation.section.block.begin') } };
const CLOSE = { 0: { name: scope('punctuation.section.block.end') } };
/** The brace of a block may stand in one of the next lines; anything else there is not a part of it. */
const END_OF_BLOCK = '(?<=\\})|(?=\\})|^(?=[ \\t]*[^\\s{#!])';

const BY_SORT: Readonly<Record<Values['sort'], readonly string[]>> = {
  command: ['commands', 'plain'],
  pattern: ['patterns', 'plain'],
  text: ['strings', 'plain'],
  time: ['strings', 'times', 'plain'],
  any: ['strings', 'addresses', 'numbers', 'paths', 'plain'],
};

interface Leaf {
  readonly form: string;
  readonly options?: readonly string[];
  readonly braces?: boolean;
}

/** Adds the contents of a block, and of those in it. @param name of the part: `virtual_server.real_server` */
export function addBlock(name: string, { keywords }: Block, parts: Parts): void {
  const alike = new Map<string, { rule: (keyword: string) => Rule; keywords: string[] }>();
  const rules: Rule[] = [];
  for (const [word, entry] of Object.entries(keywords)) {
    const keyword = 'alias' in entry ? (keywords[entry.alias] as Keyword<unknown>) : entry;
    const type = ('alias' in entry && entry.type) || keyword.type;
    const part = name === TOP ? word : `${name}.${word}`;
    if ('block' in type) {
      addBlock(part, type.block, parts);
      rules.push(block(word, valuesOf(type.block.header ?? { form: '' }), part));
    } else if (type.braces) {
      parts.set(part, { patterns: entries(type) });
      rules.push(block(word, valuesOf({ form: /^NAME\b/.exec(type.form)?.[0] ?? '' }), part));
    } else {
      const values = valuesOf(type);
      const key = JSON.stringify([values, isDeprecated(entry)]);
      const group = alike.get(key) ?? {
        rule: (any) => statement(any, values, isDeprecated(entry)),
        keywords: [],
      };
      group.keywords.push(word);
      alike.set(key, group);
    }
  }
  const statements = [...alike.values()].map((group) => group.rule(anyOf(group.keywords)));
  parts.set(name, { patterns: [include('directives'), ...rules, ...statements, include('unknown')] });
}

/** What stands in no block. */
export const TOP = 'file';

function isDeprecated(entry: Alias | Keyword<unknown>): boolean {
  return entry.deprecated !== undefined;
}

function keywordPattern(words: string): string {
  return `(?<![^\\s{}])(${words})${BEHIND}`;
}

function statement(keywords: string, { constants, options, sort }: Values, deprecated: boolean): Range {
  return {
    begin: keywordPattern(keywords),
    beginCaptures: captures(deprecated ? 'keyword.other.deprecated' : 'keyword.other'),
    end: END_OF_STATEMENT,
    patterns: [...AROUND, ...known(constants, options), ...BY_SORT[sort].map(include)],
  };
}

function known(constants: readonly string[], options: readonly string[]): Rule[] {
  return [...words(constants, 'constant.language'), ...words(options, 'keyword.other.option')];
}

/** From the keyword to the brace that closes it. @param part what is between the braces */
function block(word: string, { constants, options, first }: Values, part: string): Range {
  const named = first === 'name' ? ['names'] : BY_SORT.any;
  const header = [...AROUND, ...known(constants, options), ...named.map(include)];
  return {
    begin: keywordPattern(anyOf([word])),
    beginCaptures: captures('keyword.control.block'),
    end: END_OF_BLOCK,
    patterns: [braces(`meta.block.${word.toLowerCase()}`, other(word, header), include(part)), ...header],
  };
}

/** What opens the same block under another condition: `@a vrrp_instance A {` and in the next line `@^a vrrp_instance B {`. */
function other(word: string, header: readonly Rule[]): Range {
  return {
    begin: `^[ \\t]*(@\\^?)(\\S*)[ \\t]+(${anyOf([word])})(?=[^#!]*\\{[ \\t]*$)${BEHIND}`,
    beginCaptures: captures(
      'keyword.control.conditional',
      'constant.other.condition',
      'keyword.control.block',
    ),
    end: '\\{',
    endCaptures: OPEN,
    patterns: header,
  };
}

export function braces(name: string, ...patterns: readonly Rule[]): Range {
  return {
    name: scope(name),
    begin: '\\{',
    beginCaptures: OPEN,
    end: '\\}',
    endCaptures: CLOSE,
    patterns,
  };
}

/** The lines of a list: none of them begins with a keyword. */
function entries(leaf: Leaf): Rule[] {
  const { constants, options, first } = valuesOf(leaf);
  const values = [...AROUND, ...known(constants, options), ...BY_SORT.any.map(include)];
  const reference: Range = {
    begin: '(?<![^\\s{}])([^\\s{}"#!$\\\\]+)',
    beginCaptures: captures('entity.name.function.reference'),
    end: END_OF_STATEMENT,
    patterns: values,
  };
  return [
    include('directives'),
    ...(first === 'reference' ? [reference] : []),
    ...values,
    include('unknown-block'),
  ];
}
