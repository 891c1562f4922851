import type { SemanticTokensLegend } from 'vscode-languageserver';
import type { Part } from './configuration.ts';
import { commentAt, type Directive } from './directives.ts';
import { kindAt } from './names.ts';
import { entryAt, type Placed, placedIn } from './placed.ts';

export const LEGEND = {
  tokenTypes: ['comment', 'keyword', 'macro', 'variable', 'class', 'enumMember', 'string', 'number'],
  tokenModifiers: ['definition', 'deprecated'],
} as const satisfies SemanticTokensLegend;

type Type = (typeof LEGEND.tokenTypes)[number];
type Modifier = (typeof LEGEND.tokenModifiers)[number];

/** A stretch of a line, and what it is. */
export interface Token {
  /** Its line, counted from 1: that of a word moves with it. */
  readonly origin: { readonly line: number };
  /** Counted from 0. */
  readonly character: number;
  readonly length: number;
  readonly type: Type;
  readonly modifier: Modifier | undefined;
}

/** From top to bottom, from left to right, none upon another. */
export function tokensIn({ document, scope }: Part): Token[] {
  const tokens = document.directives.map(directiveToken);
  for (const item of document.tree.items) {
    for (const token of tokensOf(placedIn(item, scope))) tokens.push(token);
  }
  document.lines.forEach((text, line) => {
    const character = /[#!]/.test(text) ? commentAt(text) : text.length;
    if (character < text.length) tokens.push(commentToken(line + 1, character, text.length - character));
  });
  return tokens.sort((a, b) => a.origin.line - b.origin.line || a.character - b.character);
}

/** As the protocol has it. */
export function typeNumber({ type }: Token): number {
  return LEGEND.tokenTypes.indexOf(type);
}

/** As the protocol has them: a bit for each. */
export function modifierBits({ modifier }: Token): number {
  return modifier === undefined ? 0 : 1 << LEGEND.tokenModifiers.indexOf(modifier);
}

function commentToken(line: number, character: number, length: number): Token {
  return { origin: { line }, character, length, type: 'comment', modifier: undefined };
}

function directiveToken({ type, line, column, endColumn }: Directive): Token {
  const stretch = { origin: { line: line + 1 }, character: column, length: endColumn - column };
  if (type === 'definition') return { ...stretch, type: 'variable', modifier: 'definition' };
  return { ...stretch, type: type === 'reference' ? 'variable' : 'macro', modifier: undefined };
}

const known = new WeakMap<readonly Placed[], readonly Token[]>();

/** Those of the words of an item at the top. */
function tokensOf(placed: readonly Placed[]): readonly Token[] {
  const before = known.get(placed);
  if (before !== undefined) return before;
  const tokens: Token[] = [];
  for (const statement of placed) addWords(statement, tokens);
  known.set(placed, tokens);
  return tokens;
}

function addWords(placed: Placed, tokens: Token[]): void {
  const { words, scope } = placed;
  const texts = words.map(({ text }) => text);
  words.forEach(({ text, origin, column, endColumn }, index) => {
    const length = endColumn - column;
    // What a reference is in, is not what it will be.
    if (text.includes('$')) return;
    const is = typeOf(placed, texts, index, length > text.length);
    if (is === undefined) return;
    const { type } = is;
    const defines = type === 'class' && scope.depth === 0 && texts[0] !== 'virtual_server';
    const modifier = defines ? 'definition' : is.deprecated ? 'deprecated' : undefined;
    tokens.push({ origin, character: column - 1, length, type, modifier });
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
