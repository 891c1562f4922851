import type { SemanticTokensLegend } from 'vscode-languageserver';
import { commentAt, type Directive } from '../text/directives.ts';
import { kindAt } from '../text/names.ts';
import type { Passage } from '../text/passage.ts';
import { entryAt, type Placed } from '../text/placed.ts';

export const LEGEND = {
  tokenTypes: ['comment', 'keyword', 'macro', 'variable', 'class', 'enumMember', 'string', 'number'],
  tokenModifiers: ['definition', 'deprecated'],
} as const satisfies SemanticTokensLegend;

type Type = (typeof LEGEND.tokenTypes)[number];
type Modifier = (typeof LEGEND.tokenModifiers)[number];

/** A stretch of a line, and what it is. Lines count from the first of what it is in, both they and columns from 0. */
export interface Token {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: Type;
  readonly modifier: Modifier | undefined;
}

/** Those of what is no word, from top to bottom, from left to right. */
export function tokensOfLines({ lines, directives }: Passage): Token[] {
  const tokens = directives.map(directiveToken);
  lines.forEach((text, line) => {
    const character = /[#!]/.test(text) ? commentAt(text) : text.length;
    if (character < text.length) tokens.push(commentToken(line, character, text.length - character));
  });
  return tokens.sort((a, b) => a.line - b.line || a.character - b.character);
}

/** Those of words in statements, counted from this line. */
export function tokensOfWords(statements: readonly Placed[], first: number): Token[] {
  const tokens: Token[] = [];
  for (const statement of statements) addWords(statement, first, tokens);
  return tokens;
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
  return { line, character, length, type: 'comment', modifier: undefined };
}

function directiveToken({ type, line, column, endColumn }: Directive): Token {
  const stretch = { line, character: column, length: endColumn - column };
  if (type === 'definition') return { ...stretch, type: 'variable', modifier: 'definition' };
  return { ...stretch, type: type === 'reference' ? 'variable' : 'macro', modifier: undefined };
}

function addWords(placed: Placed, first: number, tokens: Token[]): void {
  const { words, scope, keyword } = placed;
  const texts = words.map(({ text }) => text);
  words.forEach(({ text, origin, column, endColumn }, index) => {
    const length = endColumn - column;
    // What a reference is in, is not what it will be.
    if (text.includes('$')) return;
    const type = typeOf(placed, texts, index, length > text.length);
    if (type === undefined) return;
    const defines = type === 'class' && scope.depth === 0 && texts[0] !== 'virtual_server';
    const isDeprecated = type === 'keyword' && keyword?.deprecated !== undefined;
    const modifier = defines ? 'definition' : isDeprecated ? 'deprecated' : undefined;
    tokens.push({ line: origin.line - 1 - first, character: column - 1, length, type, modifier });
  });
}

function typeOf(
  { scope, keyword }: Placed,
  texts: readonly string[],
  index: number,
  isQuoted: boolean,
): Type | undefined {
  const [first = ''] = texts;
  const text = texts[index] ?? '';
  if (kindAt(scope, texts, index) !== undefined) return 'class';
  if (index === 0 && keyword !== undefined) return 'keyword';
  if (index === 0 && /^include[rmwba]?$/.test(first)) return 'macro';
  if (isQuoted) return 'string';
  if (/^[-+]?\d[\d.:/-]*$|^[\da-f]*:[\da-f:.]*(?:\/\d+)?$/i.test(text)) return 'number';
  const form = scope.entry ?? (index > 0 ? entryAt(scope, first)?.form : undefined);
  return form !== undefined && literalsOf(form).has(text) ? 'enumMember' : undefined;
}

const literals = new Map<string, ReadonlySet<string>>();

/** The words that a form has. */
function literalsOf(form: string): ReadonlySet<string> {
  const known = literals.get(form) ?? new Set(form.match(/[A-Za-z][\w-]*/g));
  literals.set(form, known);
  return known;
}
