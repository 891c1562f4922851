import { join, type Line, slice } from '../1-source/line.ts';

/** Which blocks are open. */
export interface Opened {
  readonly path: readonly string[];
  /** What a brace would open one more of. */
  readonly last: string;
}

/** Which blocks are open, as far as expansion has to know. */
export class Blocks {
  #path: string[] = [];
  /** What a brace opens a block of. */
  #last = '';

  get state(): Opened {
    return { path: [...this.#path], last: this.#last };
  }

  set state({ path, last }: Opened) {
    this.#path = [...path];
    this.#last = last;
  }

  /** Whether the same are open, and a brace would open the same. */
  isAt({ path, last }: Opened): boolean {
    return this.#last === last && this.isIn(path);
  }

  isIn(path: readonly string[]): boolean {
    return this.#path.length === path.length && path.every((word, index) => word === this.#path[index]);
  }

  get depth(): number {
    return this.#path.length;
  }

  /** Takes a brace, or the words between two. Returns the words of a statement in `global_defs`. */
  read(piece: string): readonly string[] {
    if (piece === '{') this.#path.push(FIRST_WORD.exec(this.#last)?.[0] ?? '');
    else if (piece === '}') this.#path.pop();
    else {
      this.#last = piece;
      if (this.#path.length === 1 && this.#path[0] === 'global_defs') return wordsOf(piece);
    }
    return [];
  }
}

const FIRST_WORD = /[^ \t\f\v\r"]+/;

function wordsOf(piece: string): string[] {
  return piece.split(/[ \t\f\v\r"]+/).filter((word) => word !== '');
}

/** Where the first brace is that no quotes are around; a line that begins with one is cut behind it. */
export function cutAtBrace(text: string): number {
  if (text.startsWith('{') || text.startsWith('}')) return 1;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '{' || char === '}') return at;
    if (char !== '"') continue;
    const close = text.indexOf('"', at + 1);
    if (close === -1) break;
    at = close;
  }
  return text.length;
}

/** Puts quotes around words with `${NAME}` in them, so that its braces open nothing. */
export function quoteReferences(line: Line): Line {
  if (!line.text.includes('${')) return line;
  const parts: Line[] = [];
  let end = 0;
  for (const { 0: word, index } of line.text.matchAll(WORD)) {
    if (word.startsWith('"') || !word.includes('${')) continue;
    const quote = { ...slice(line, index, index + 1), text: '"' };
    parts.push(slice(line, end, index), quote, slice(line, index, index + word.length), quote);
    end = index + word.length;
  }
  return end === 0 ? line : join(...parts, slice(line, end));
}

/** `${NAME}` outside of quotes. */
export function unquotedReferences(text: string): RegExpExecArray[] {
  if (!text.includes('${')) return [];
  return [...text.matchAll(/"[^"]*"?|\$\{([A-Za-z_]\w*)\}/g)].filter(([reference]) =>
    reference.startsWith('$'),
  );
}

const WORD = /"[^"]*"?|(?:\$\{[A-Za-z_]\w*\}|[^\s"{}])+/g;
