import type { IToken, TokenType } from 'chevrotain';
import { trimEnd, trimStart } from '../1-source/blanks.ts';
import { Close, Comment, Open } from '../3-tokens/lexer.ts';
import { areAlternatives, type Unit, unitsOf } from './unit.ts';

const INDENT = '    ';
/** Deeper blocks are not indented further, or the text would grow with the square of their depth. */
const MAX_INDENTS = 32;

/**
 * A configuration laid out: a statement or a brace a line, blocks indented, comments where they were, no more than one
 * blank line at a time. What it means stays, and formatting it again changes nothing. Undefined where braces do not match.
 */
export function format(text: string): string | undefined {
  const printer = new Printer();
  for (const unit of unitsOf(text)) {
    if (unit.lines.every((line) => trimStart(line) === '')) printer.blank();
    else if (unit.layout !== 'free') printer.whole(unit);
    else for (const [index, token] of unit.tokens.entries()) printer.token(token, index === 0);
  }
  return printer.text(text);
}

/** keepalived skips a line in which a NUL is, if anything ends it. */
function endsInNul(text: string): boolean {
  return text.lastIndexOf('\0') > text.lastIndexOf('\n');
}

/** How many more blocks are open behind these than before. */
function deepening(tokens: readonly IToken[]): number {
  const count = (type: TokenType) => tokens.filter(({ tokenType }) => tokenType === type).length;
  return count(Open) - count(Close);
}

class Printer {
  readonly #lines: string[] = [];
  #depth = 0;
  #matches = true;
  #blank = false;
  /** The last line is a statement that a brace may be put behind. */
  #open = false;
  /** The line before, if it was written as a whole. */
  #whole: Unit | undefined;

  blank(): void {
    this.#blank = true;
  }

  /** As it is written. */
  whole(unit: Unit): void {
    const { lines, tokens, layout } = unit;
    const [first = '', ...rest] = lines;
    const deeper = deepening(tokens);
    if (this.#whole && deepening(this.#whole.tokens) === deeper && areAlternatives(this.#whole, unit)) {
      this.#depth -= deeper;
    }
    const closesFirst = tokens[0]?.tokenType === Close;
    if (closesFirst) this.#leave();
    if (layout === 'long') this.#line(first);
    else this.#push(first.replace(/^[ \t]+/, ''));
    this.#lines.push(...rest);
    for (const { tokenType } of closesFirst ? tokens.slice(1) : tokens) {
      if (tokenType === Open) this.#depth++;
      else if (tokenType === Close) this.#leave();
    }
    this.#whole = unit;
  }

  token({ tokenType, image }: IToken, isFirst: boolean): void {
    this.#whole = undefined;
    if (tokenType === Close) {
      this.#leave();
      this.#blank = false;
      this.#push('}');
    } else if (tokenType === Open) this.#brace();
    else if (tokenType === Comment && !isFirst) {
      this.#append(trimEnd(image));
      this.#open = false;
    } else {
      this.#push(trimEnd(image));
      this.#open = tokenType !== Comment;
    }
  }

  text(before: string): string | undefined {
    if (!this.#matches || this.#depth !== 0) return undefined;
    const text = this.#lines.map((line) => `${line}\n`).join('');
    return endsInNul(before) ? text.slice(0, -1) : text;
  }

  #brace(): void {
    if (this.#open) this.#append('{');
    else this.#push('{');
    this.#open = false;
    this.#blank = false;
    this.#depth++;
  }

  #leave(): void {
    this.#depth--;
    if (this.#depth < 0) this.#matches = false;
  }

  #append(text: string): void {
    this.#lines.push(`${this.#lines.pop() ?? ''} ${text}`);
  }

  #push(text: string): void {
    this.#line(`${INDENT.repeat(Math.max(0, Math.min(this.#depth, MAX_INDENTS)))}${text}`);
  }

  #line(line: string): void {
    const isFirst = this.#lines.at(-1)?.endsWith('{') ?? true;
    if (this.#blank && !isFirst) this.#lines.push('');
    this.#blank = false;
    this.#open = false;
    this.#lines.push(line);
  }
}
