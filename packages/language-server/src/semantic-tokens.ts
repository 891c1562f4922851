import type { Word } from '@kaconf/config';
import type { SemanticTokensLegend } from 'vscode-languageserver';
import { commentAt, type Directive } from './directives.ts';
import { kindAt } from './names.ts';
import type { Passage } from './passage.ts';
import { entryAt, type Placed } from './placed.ts';

export const LEGEND = {
  tokenTypes: ['comment', 'keyword', 'macro', 'variable', 'class', 'enumMember', 'string', 'number'],
  tokenModifiers: ['definition', 'deprecated'],
} as const satisfies SemanticTokensLegend;

type Type = (typeof LEGEND.tokenTypes)[number];
type Modifier = (typeof LEGEND.tokenModifiers)[number];

/** A stretch of a line, and what it is. */
export interface Token {
  /** Counted from 0, as its line is. */
  readonly character: number;
  readonly length: number;
  readonly type: Type;
  readonly modifier: Modifier | undefined;
}

export interface TokenOfLine extends Token {
  readonly line: number;
}

/** Of a word, with which its line moves. */
export interface TokenOfWord extends Token {
  readonly word: Word;
}

/** Below all lines where there is none. */
export function lineOf(token: TokenOfWord | undefined): number {
  return token === undefined ? Number.POSITIVE_INFINITY : token.word.origin.line - 1;
}

/** Those of what is no word; their lines count from the first of the passage. */
export function tokensOfLines({ lines, directives }: Passage): TokenOfLine[] {
  const comments = lines.flatMap((text, line) => {
    const character = /[#!]/.test(text) ? commentAt(text) : text.length;
    return character < text.length ? [commentToken(line, character, text.length - character)] : [];
  });
  return [...directives.map(directiveToken), ...comments];
}

/** As the protocol has it. */
export function typeNumber({ type }: Token): number {
  return LEGEND.tokenTypes.indexOf(type);
}

/** As the protocol has them: a bit for each. */
export function modifierBits({ modifier }: Token): number {
  return modifier === undefined ? 0 : 1 << LEGEND.tokenModifiers.indexOf(modifier);
}

function commentToken(line: number, character: number, length: number): TokenOfLine {
  return { line, character, length, type: 'comment', modifier: undefined };
}

function directiveToken({ type, line, column, endColumn }: Directive): TokenOfLine {
  const stretch = { line, character: column, length: endColumn - column };
  if (type === 'definition') return { ...stretch, type: 'variable', modifier: 'definition' };
  return { ...stretch, type: type === 'reference' ? 'variable' : 'macro', modifier: undefined };
}

/** From left to right. */
export function tokensOfWords(placed: Placed): TokenOfWord[] {
  const { words, scope } = placed;
  const texts = words.map(({ text }) => text);
  return words.flatMap((word, index) => {
    const { text, column, endColumn } = word;
    const length = endColumn - column;
    // What a reference is in, is not what it will be.
    if (text.includes('$')) return [];
    const is = typeOf(placed, texts, index, length > text.length);
    if (is === undefined) return [];
    const { type } = is;
    const defines = type === 'class' && scope.depth === 0 && texts[0] !== 'virtual_server';
    const modifier = defines ? 'definition' : is.deprecated ? 'deprecated' : undefined;
    return [{ word, character: column - 1, length, type, modifier }];
  });
}

function typeOf(
  { scope, keyword }: Placed,
  texts: readonly string[],
  index: number,
  isQuoted: boolean,
): { readonly type: Type; readonly deprecated?: boolean } | undefined {
  const [first = ''] = texts;
  const text = texts[index] ?? '';
  if (kindAt(scope, texts, index) !== undefined) return { type: 'class' };
  if (index === 0 && keyword !== undefined)
    return { type: 'keyword', deprecated: keyword.deprecated !== undefined };
  if (index === 0 && /^include[rmwba]?$/.test(first)) return { type: 'macro' };
  if (isQuoted) return { type: 'string' };
  if (/^[-+]?\d[\d.:/-]*$|^[\da-f]*:[\da-f:.]*(?:\/\d+)?$/i.test(text)) return { type: 'number' };
  const form = scope.entry ?? (index > 0 ? entryAt(scope, first)?.form : undefined);
  return form !== undefined && literalsOf(form).has(text) ? { type: 'enumMember' } : undefined;
}

const literals = new Map<string, ReadonlySet<string>>();

/** The words that a form has. */
function literalsOf(form: string): ReadonlySet<string> {
  const known = literals.get(form) ?? new Set(form.match(/[A-Za-z][\w-]*/g));
  literals.set(form, known);
  return known;
}
