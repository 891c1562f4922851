import type { IToken } from 'chevrotain';
import { stretchIn, type Written, withRow } from '../1-source/line.ts';
import type { Movable } from '../1-source/moving.ts';
import type { Origin, Place } from '../1-source/origin.ts';
import type { Text } from '../1-source/source.ts';
import { hasOpenQuote, splitWords } from '../3-tokens/words.ts';
import type { Listener } from './grammar.ts';
import type { Layout, Opened } from './layout.ts';
import { LineCursor } from './line-cursor.ts';
import type { Braces, Extra, Fault, Item, Opener, Statement, Stray, Tree, Word } from './tree.ts';

type Draft<T> = { -readonly [K in keyof T]: T[K] };

interface Level extends Opened {
  readonly braces: Draft<Braces> & { readonly items: Item[] };
  /** What the block belongs to. */
  readonly owner: Opener;
}

/** What is before a text that is a part of another, whose rows it has. */
export interface Beginning {
  /** The line that it begins with. */
  readonly line?: number;
  /** As `Builder` has told it of what is before. */
  readonly indents?: boolean | undefined;
  /** Where all that is in the tree is, for whoever moves it. */
  readonly origins?: Movable<Origin>[];
}

/** Each block that is not closed is one more around what follows: a sequence of such makes hundreds. */
export const DEEPEST = 1_000;
/** Far more than anybody mends. */
const MOST_FAULTS = 10_000;

/**
 * Makes a tree of tokens. Braces without their like are in the tree, and among its faults, but not without end. What is
 * nested too deep for anything is not in it.
 */
export class Builder implements Listener {
  readonly #text: Text;
  readonly #layout: Layout;
  #items: Item[] = [];
  #faults: Fault[] = [];
  #faultCount = 0;
  readonly #levels: Level[] = [];
  readonly #cursor: LineCursor;
  /** Where the piece begins whose tokens come. */
  #pieceStart = 0;
  #origin: Origin;
  /** The present line if it is not as the file has it. */
  #row: Written | undefined;
  /** Of its words, by where they are written. */
  readonly #wordOrigins = new Map<Origin, Origin>();
  readonly #origins: Movable<Origin>[] | undefined;
  /** The column where the present line begins. */
  #indent = 1;
  /** Of the token before. */
  #before: Place;
  /** What a `{` opens a block of. */
  #last: Draft<Statement> | undefined;
  /** How many blocks are open that are not in the tree. */
  #buried = 0;
  #indents: boolean | undefined;
  #deepest = 0;

  constructor(text: Text, layout: Layout, { line, indents, origins }: Beginning = {}) {
    const { file } = text;
    this.#text = text;
    this.#cursor = new LineCursor(text.text, line);
    this.#indents = indents;
    this.#origins = origins;
    this.#layout = layout;
    this.#origin = { file, line: 0 };
    this.#before = { origin: { file, line: 1 }, column: 1, endColumn: 1 };
  }

  /** What comes are the tokens of a piece of the text that begins there. */
  beginPiece(start: number): void {
    this.#pieceStart = start;
  }

  words(token: IToken): void {
    if (this.#buried > 0) return;
    this.#begin(token, false);
    const place = this.#place(token);
    const { image: raw } = token;
    if (hasOpenQuote(raw)) this.#fault({ type: 'openQuote', place, raw });
    const words = this.#words(raw, this.#columnOf(token));
    if (!isSome(words)) {
      this.#add({ type: 'comment', place, text: raw });
      return;
    }
    this.#last = { type: 'statement', words, raw };
    this.#add(this.#last);
  }

  open(token: IToken): void {
    if (this.#buried > 0) {
      this.#buried++;
      return;
    }
    this.#begin(token, false);
    this.#deepest = Math.max(this.#deepest, this.#levels.length + 1);
    if (this.#levels.length === DEEPEST) {
      this.#fault({ type: 'tooDeep', place: this.#place(token) });
      this.#buried = 1;
      return;
    }
    const braces = { open: this.#place(token), items: [] };
    const owner = this.#last ?? this.#stray(braces);
    if (this.#last) this.#last.block = braces;
    this.#last = undefined;
    this.#levels.push({ braces, owner, indent: this.#indent, othersIndent: this.#indents });
  }

  close(token: IToken): void {
    if (this.#buried > 0) {
      this.#buried--;
      return;
    }
    const isFirst = this.#begin(token, true);
    const place = this.#place(token);
    this.#last = undefined;
    if (this.#levels.length === 0 || (isFirst && this.#layout.isExtra(this.#levels, this.#indent))) {
      const extra: Extra = { type: 'extra', place };
      if (this.#fault(extra)) this.#add(extra);
      return;
    }
    const level = this.#levels.pop();
    if (level === undefined) return;
    level.braces.close = place;
    this.#end(level);
  }

  comment(token: IToken): void {
    if (this.#buried > 0) return;
    this.#enterLine(token);
    this.#add({ type: 'comment', place: this.#place(token), text: token.image });
  }

  /** Hands over what nothing can be added to any more, and names what something can. */
  takeWhole(): Tree & { readonly unfinished: Item | undefined } {
    const unfinished = this.#levels[0]?.owner ?? this.#last;
    const items = this.#items;
    const faults = this.#faults;
    this.#items = unfinished === undefined ? [] : items.splice(items.lastIndexOf(unfinished));
    this.#faults = [];
    return { items, faults, unfinished };
  }

  /** Whether a line that begins at the margin would end all that is open. */
  get endsAtMargin(): boolean {
    return this.#layout.endedBefore(this.#levels, 1, false) === this.#levels.length;
  }

  /** Whether what was in the last block that has ended is indented. */
  get indents(): boolean | undefined {
    return this.#indents;
  }

  /** How many blocks have been open at a time; one more than may be where there were too many. */
  get deepest(): number {
    return this.#deepest;
  }

  /** Where the last is that has come. */
  get last(): Place {
    return this.#before;
  }

  /** At the end of the file. */
  finish(): Tree {
    this.#leave(this.#levels.length);
    return { items: this.#items, faults: this.#faults };
  }

  /** Returns whether the token is the first of its line. */
  #begin(token: IToken, isClose: boolean): boolean {
    if (!this.#enterLine(token)) {
      const level = this.#levels.at(-1);
      if (level !== undefined) level.inner ??= token.startColumn ?? 1;
      return false;
    }
    if (token.image !== '{') this.#leave(this.#layout.endedBefore(this.#levels, this.#indent, isClose));
    const level = this.#levels.at(-1);
    if (level !== undefined) level.inner ??= this.#indent;
    return true;
  }

  #enterLine({ startOffset }: IToken): boolean {
    const offset = this.#pieceStart + startOffset;
    if (!this.#cursor.advance(offset)) return false;
    const { file, rows } = this.#text;
    const { line, start } = this.#cursor;
    const origin = rows?.asWritten(line - 1);
    this.#row = origin ? undefined : rows?.written(line - 1);
    this.#wordOrigins.clear();
    this.#origin = this.#noted(
      origin ?? (this.#cursor.isEnded ? { file, line } : { file, line, unended: true }),
    );
    this.#indent = offset - start + 1;
    return true;
  }

  /** The innermost blocks are over, and nothing has closed them. */
  #leave(levels: number): void {
    if (levels === 0) return;
    for (const level of this.#levels.splice(-levels)) {
      this.#fault({ type: 'missingClose', item: level.owner, after: this.#before });
      this.#end(level);
    }
    this.#last = undefined;
  }

  #end({ inner, indent }: Level): void {
    if (inner !== undefined) this.#indents = inner > indent;
  }

  #stray(block: Braces): Stray {
    const stray: Stray = { type: 'stray', block };
    if (this.#fault(stray)) this.#add(stray);
    return stray;
  }

  /** Returns whether it is one of those that count. */
  #fault(fault: Fault): boolean {
    this.#faultCount++;
    if (this.#faultCount <= MOST_FAULTS) this.#faults.push(fault);
    return this.#faultCount <= MOST_FAULTS;
  }

  #add(item: Item): void {
    (this.#levels.at(-1)?.braces.items ?? this.#items).push(item);
  }

  /** In the text. */
  #columnOf({ startOffset }: IToken): number {
    return this.#pieceStart + startOffset - this.#cursor.start + 1;
  }

  #place(token: IToken): Place {
    const column = this.#columnOf(token);
    const endColumn = column + token.image.length;
    this.#before = this.#row
      ? this.#placeIn(this.#row, column - 1, endColumn - 1)
      : { origin: this.#origin, column, endColumn };
    return this.#before;
  }

  /** None behind a quote that is not closed. */
  #words(raw: string, column: number): readonly Word[] {
    const row = this.#row;
    const words = splitWords(raw, this.#origin, column);
    if (row === undefined) return words;
    return words.map((word) => ({ ...word, ...this.#placeIn(row, word.column - 1, word.endColumn - 1) }));
  }

  #placeIn(line: Written, from: number, to: number): Place {
    const { origin: bare, column, endColumn } = stretchIn(line, from, to);
    const origin = this.#wordOrigins.get(bare) ?? this.#noted(withRow(bare, line.row));
    this.#wordOrigins.set(bare, origin);
    return { origin, column, endColumn };
  }

  #noted(origin: Movable<Origin>): Origin {
    this.#origins?.push(origin);
    return origin;
  }
}

function isSome<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}
