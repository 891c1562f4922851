import type { IToken } from 'chevrotain';
import type { Origin, Place } from '../1-source/origin.ts';
import { hasOpenQuote, splitWords } from '../3-tokens/words.ts';
import type { Listener } from './grammar.ts';
import type { Layout, Opened } from './layout.ts';
import type { Braces, Item, Statement, Tree } from './tree.ts';

type Draft<T> = { -readonly [K in keyof T]: T[K] };

interface Level extends Opened {
  readonly braces: Draft<Braces> & { readonly items: Item[] };
}

/** Makes a tree of tokens. Braces without their like are counted, and are in the tree. */
export class Builder implements Listener {
  readonly #file: string;
  readonly #layout: Layout;
  readonly #items: Item[] = [];
  readonly #openQuotes: Statement[] = [];
  readonly #levels: Level[] = [];
  #origin: Origin;
  /** The column where the present line begins. */
  #indent = 1;
  /** What a `{` opens a block of. */
  #last: Draft<Statement> | undefined;
  /** `}` that close nothing. */
  extra = 0;
  /** Blocks that something else than their `}` has ended. */
  missing = 0;

  constructor(file: string, layout: Layout) {
    this.#file = file;
    this.#layout = layout;
    this.#origin = { file, line: 0 };
  }

  words(token: IToken): void {
    this.#begin(token, false);
    const raw = token.image;
    const words = splitWords(raw, this.#origin, token.startColumn ?? 1);
    const [first = { ...this.#place(token), text: raw }, ...rest] = words;
    this.#last = { type: 'statement', words: [first, ...rest], raw };
    if (hasOpenQuote(raw)) this.#openQuotes.push(this.#last);
    this.#add(this.#last);
  }

  open(token: IToken): void {
    this.#begin(token, false);
    const braces = { open: this.#place(token), items: [] };
    if (this.#last === undefined) this.#add({ type: 'stray', block: braces });
    else this.#last.block = braces;
    this.#last = undefined;
    this.#levels.push({ braces, indent: this.#indent });
  }

  close(token: IToken): void {
    const isFirst = this.#begin(token, true);
    const place = this.#place(token);
    this.#last = undefined;
    if (this.#levels.length === 0 || (isFirst && this.#layout.isExtra(this.#levels, place.column))) {
      this.extra++;
      this.#add({ type: 'extra', place });
      return;
    }
    const level = this.#levels.pop();
    if (level !== undefined) level.braces.close = place;
  }

  comment(token: IToken): void {
    this.#enterLine(token);
    this.#add({ type: 'comment', place: this.#place(token), text: token.image });
  }

  /** At the end of the file. */
  finish(): Tree {
    this.#leave(this.#levels.length);
    return { items: this.#items, openQuotes: this.#openQuotes };
  }

  /** Returns whether the token is the first of its line. */
  #begin(token: IToken, isClose: boolean): boolean {
    if (!this.#enterLine(token)) return false;
    if (token.image !== '{') this.#leave(this.#layout.endedBefore(this.#levels, this.#indent, isClose));
    const level = this.#levels.at(-1);
    if (level !== undefined) level.inner ??= this.#indent;
    return true;
  }

  #enterLine(token: IToken): boolean {
    const line = token.startLine ?? 1;
    if (line === this.#origin.line) return false;
    this.#origin = { file: this.#file, line };
    this.#indent = token.startColumn ?? 1;
    return true;
  }

  #leave(levels: number): void {
    if (levels === 0) return;
    this.missing += levels;
    this.#levels.length -= levels;
    this.#last = undefined;
  }

  #add(item: Item): void {
    (this.#levels.at(-1)?.braces.items ?? this.#items).push(item);
  }

  #place(token: IToken): Place {
    const column = token.startColumn ?? 1;
    return { origin: this.#origin, column, endColumn: column + token.image.length };
  }
}
