import { type Line, slice } from '../1-source/line.ts';
import { blanksAt } from './comments.ts';
import { stepThrough } from './definitions.ts';
import type { Loop, NoLoop } from './loop.ts';

/** `~LST(NAME, value, value) line`, or `~LST({NAME, NAME}, {value, value}, {value}) line`; values left out are empty. */
export function readList(line: Line): Loop | NoLoop {
  const reader = new ListReader(line.text, 4);
  const read = reader.read();
  if ('message' in read) return read;
  const { names, sets } = read;
  const head = slice(line, 0, reader.at);
  const variables = names.map((name) => ({ name, via: stepThrough(head, 'sequence', name) }));
  return {
    count: sets.length,
    bindings: (index) =>
      variables.map(({ name, via }, place) => ({ name, value: { text: sets[index]?.[place] ?? '', via } })),
    body: slice(line, blanksAt(line.text, reader.at)),
  };
}

interface Read {
  readonly names: readonly string[];
  readonly sets: readonly (readonly string[])[];
}

const MALFORMED: NoLoop = {
  message: "'~LST' is followed by '(NAME, value, …)' or '({NAME, …}, {value, …}, …)'",
};

class ListReader {
  readonly #text: string;
  at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = blanksAt(text, at);
  }

  read(): Read | NoLoop {
    if (!this.#take('(')) return MALFORMED;
    const names = this.#set(/[^ \t,}]*/y, false);
    if (names === undefined || !this.#take(',')) return MALFORMED;
    const sets: string[][] = [];
    do {
      const values = this.#set(/[^ \t,})]*/y, true);
      if (values === undefined) return MALFORMED;
      if (values.length > names.length) {
        const keepalived = `~LST specification has too many values '${this.#text}'`;
        return { message: `${values.length} values are too many for ${names.length} names`, keepalived };
      }
      sets.push(values);
    } while (this.#take(','));
    if (this.#text[this.at] !== ')') return MALFORMED;
    this.at++;
    return { names, sets };
  }

  /** One word, or several in braces. */
  #set(word: RegExp, mayBeLast: boolean): string[] | undefined {
    const inBraces = this.#take('{');
    const words = [this.#word(word)];
    while (inBraces && this.#take(',')) words.push(this.#word(word));
    if (inBraces) return this.#take('}') ? words : undefined;
    const next = this.#text[this.at];
    return next === ',' || (mayBeLast && next === ')') ? words : undefined;
  }

  #word(word: RegExp): string {
    word.lastIndex = this.at;
    const text = word.exec(this.#text)?.[0] ?? '';
    this.at = blanksAt(this.#text, this.at + text.length);
    return text;
  }

  #take(char: string): boolean {
    if (this.#text[this.at] !== char) return false;
    this.at = blanksAt(this.#text, this.at + 1);
    return true;
  }
}
