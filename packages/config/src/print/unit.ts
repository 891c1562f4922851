import type { IToken } from 'chevrotain';
import { lengthWithin } from '../2-expand/raw-lines.ts';
import { Comment, tokenize } from '../3-tokens/lexer.ts';
import { hasOpenQuote } from '../3-tokens/words.ts';

/** A line as keepalived reads it: several of the file when it goes on behind a backslash. */
export interface Unit {
  readonly lines: readonly string[];
  readonly tokens: readonly IToken[];
  /**
   * A `fixed` one stays as it is but for its indentation: to keepalived a break in it, or none behind it, is another
   * meaning. A `long` one keeps even that: keepalived cuts lines by their length.
   */
  readonly layout: 'free' | 'fixed' | 'long';
}

/** Whether no host reads both, as of `@lb1 track_script {` and `@lb2 track_interface {`: only one of them opens a block. */
export function areAlternatives({ lines: [first = ''] }: Unit, { lines: [second = ''] }: Unit): boolean {
  const [, not = '', id] = BEGINNING.exec(first) ?? [];
  const [, otherNot = '', otherId] = BEGINNING.exec(second) ?? [];
  if (id === undefined || otherId === undefined || not + otherNot === '^^') return false;
  return not === otherNot ? id !== otherId : id === otherId;
}

const BEGINNING = /^[ \t]*@(\^?)([^ \t]*)/;

/** What a condition, a definition, a loop or an include begins with, also behind a brace: it holds for the rest of the line. */
const DIRECTIVE = /(?:^|[{}])[ \t]*(?:[@$~]|include[abmrw]?[ \t])/;
/** Braces are letters of its name. What looks like one in quotes is none. */
const CONDITION = /"[^"\n]*"|@(?<=(?:^|[{}])[ \t]*@)\S*/g;
const DEFINITION = /^[ \t]*\$[A-Za-z_]\w*=/;
/** `${NAME}`: no braces of a block. */
const REFERENCE = /\$\{[^{}]*\}/g;
/** From 1023 octets on keepalived does not read a line as one: none is made longer that might come near. */
const LONG = 850;

export function unitsOf(text: string): Unit[] {
  const lines = text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => (isLong(line) ? line : line.replace(/\r+$/, '')));
  const units: Unit[] = [];
  for (let at = 0; at < lines.length; ) {
    const start = at;
    while (at < lines.length - 1 && continues(lines[at] ?? '')) at++;
    at++;
    units.push(unitOf(lines.slice(start, at)));
  }
  return units;
}

function unitOf(lines: readonly string[]): Unit {
  const layout = layoutOf(lines);
  const text = lines.join('\n');
  return { lines, tokens: tokenize(layout === 'free' ? text : withBlockBraces(text)), layout };
}

/** Without what has braces that are none of a block; what is in a definition stands elsewhere. */
function withBlockBraces(text: string): string {
  if (DEFINITION.test(text)) return '';
  return text.replace(CONDITION, (found) => (found.startsWith('@') ? '' : found)).replace(REFERENCE, 'x');
}

function layoutOf(lines: readonly string[]): Unit['layout'] {
  if (lines.some(isLong)) return 'long';
  return lines.length > 1 || isFixed(lines[0] ?? '') ? 'fixed' : 'free';
}

function isLong(line: string): boolean {
  return lengthWithin(line, LONG) < line.length;
}

function isFixed(line: string): boolean {
  if (/^[ \t]*[#!]/.test(line)) return false;
  return DIRECTIVE.test(line) || /[$\\]|[^\t\P{Cc}]/u.test(line) || hasOpenQuote(line);
}

/** A backslash in a comment is a part of it. */
function continues(line: string): boolean {
  return line.endsWith('\\') && tokenize(line).at(-1)?.tokenType !== Comment;
}
