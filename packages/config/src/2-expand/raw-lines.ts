/** What keepalived takes for a line of a file. */
export interface RawLine {
  readonly text: string;
  /** Why it is not read. */
  readonly ignored?: 'too long' | 'nul';
}

/** A line has to fit in here, with its end and a zero behind it. */
const BUFFER = 1024;

/** Cuts a text into lines as keepalived does, which counts what it has cut off from a long one as a line of its own. */
export class RawLines {
  /** Of the file, from 1. */
  line = 0;
  /** The column in it where the present line begins. */
  column = 1;
  /** The number that keepalived has for it. */
  counted = 0;
  /** Whether a line feed is behind the present line. */
  isEnded = true;
  readonly #text: string;
  #at = 0;
  /** Where the line of the file began. */
  #begun = 0;
  /** Where it ends; -1 if nothing ends it. */
  #newline: number;

  constructor(text: string) {
    this.#text = text;
    this.#newline = text.indexOf('\n');
  }

  /** Where the next line begins. */
  get offset(): number {
    return Math.min(this.#at, this.#text.length);
  }

  /** Whole lines, so many characters, are not to be read. */
  skip(length: number, lines: number): void {
    this.line += lines;
    this.counted += lines;
    this.#at += length;
    this.#begun = this.#at;
    this.#newline = this.#text.indexOf('\n', this.#at);
  }

  next(): RawLine | undefined {
    const start = this.#at;
    if (start >= this.#text.length) return undefined;
    if (start === this.#begun) this.line++;
    this.counted++;
    this.column = start - this.#begun + 1;
    const newline = this.#newline;
    const text = this.#text.slice(start, newline === -1 ? undefined : newline);
    if (lengthWithin(text, BUFFER - 2) < text.length) return this.#cut(text);
    this.isEnded = newline !== -1;
    this.#at = start + text.length + 1;
    this.#begun = this.#at;
    this.#newline = this.#text.indexOf('\n', this.#at);
    return lineOf(text, newline !== -1);
  }

  #cut(long: string): RawLine {
    const text = long.slice(0, lengthWithin(long, BUFFER - 1));
    this.#at += text.length;
    return { text, ignored: text.includes('\0') ? 'nul' : 'too long' };
  }
}

function lineOf(text: string, isEnded: boolean): RawLine {
  const nul = text.indexOf('\0');
  if (nul !== -1 && isEnded) return { text, ignored: 'nul' };
  const read = nul === -1 ? text : text.slice(0, nul);
  return { text: read.endsWith('\r') ? read.replace(/\r+$/, '') : read };
}

/** How many characters of a text make so many octets in UTF-8 at most. */
export function lengthWithin(text: string, octets: number): number {
  if (text.length * 3 <= octets) return text.length;
  let length = 0;
  let left = octets;
  for (const char of text) {
    left -= octetsOf(char.codePointAt(0) ?? 0);
    if (left < 0) break;
    length += char.length;
  }
  return length;
}

function octetsOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
