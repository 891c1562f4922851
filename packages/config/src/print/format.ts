import type { IToken } from 'chevrotain';
import { trimEnd, trimStart } from '../1-source/blanks.ts';
import { Close, Comment, Open } from '../3-tokens/lexer.ts';
import { type Unit, unitsOf } from './unit.ts';

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

class Printer {
  readonly #lines: string[] = [];
  #depth = 0;
  #matches = true;
  #blank = false;
  /** The last line is a statement that a brace may be put behind. */
  #open = false;

  blank(): void {
    this.#blank = true;
  }

  /** As it is written. */
  whole({ lines, tokens, layout }: Unit): void {
    const [first = '', ...rest] = lines;
    const closesFirst = tokens[0]?.tokenType === Close;
    if (closesFirst) this.#leave();
    if (layout === 'long') this.#line(first);
    else this.#push(first.replace(/^[ \t]+/, ''));
    this.#lines.push(...rest);
    for (const { tokenType } of closesFirst ? tokens.slice(1) : tokens) {
      if (tokenType === Open) this.#depth++;
      else if (tokenType === Close) this.#leave();
    }
  }

  token({ tokenType, image }: IToken, isFirst: boolean): void {
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
