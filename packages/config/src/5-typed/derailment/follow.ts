import { type KeepalivedLine, type Reader, rowOf } from '@kaconf/diagnostics';
import type { Place } from '../../1-source/origin.ts';
import type { Braces, Item, Statement } from '../../4-tree/tree.ts';
import { file } from '../../schema/file.ts';
import type { Block } from '../../schema/keyword.ts';
import { located, unlocated } from '../reporter.ts';
import { HALF_STEP, type Line } from './lines.ts';
import { isSkippedBy, type Shape, shapeOf } from './shapes.ts';

/** How one of keepalived's processes reads a file. */
export interface Course {
  readonly complaints: readonly KeepalivedLine[];
  /** The statements that it takes for some, each in the block that it takes it to be in. */
  readonly items: readonly Item[];
}

/** Where blocks end that are open at the end of the file. */
export const END: Place = {
  origin: { file: '', line: 0, row: Number.MAX_SAFE_INTEGER },
  column: 1,
  endColumn: 1,
};

/**
 * keepalived does not look for the brace that belongs to another one. It reads a line at a time and goes by the last
 * keyword: a block where it expects none, or a brace too many, ends a block that was meant to go on.
 */
export function follow(lines: readonly Line[], reader: Reader): Course {
  const follower = new Follower(reader);
  for (const line of lines) follower.read(line);
  return follower.finish();
}

/** As many as are shown of any kind. */
const MOST_COMPLAINTS = 5_000;

/** Outside of blocks to skip; waiting for one to open; in one, this deep. */
type Skipping = 'no' | 'next' | number;

interface Level {
  /** What keywords are looked up in; in a list there are none. */
  readonly block: Block | 'list';
  readonly braces: { open: Place; readonly items: Item[]; close?: Place };
  /** keepalived skips what is in it, by its braces; where these are amiss it looks at keywords, and does nothing else. */
  readonly refused: boolean;
}

class Follower {
  readonly #reader: Reader;
  readonly #complaints: KeepalivedLine[] = [];
  readonly #items: Item[] = [];
  /** The blocks that are open. */
  readonly #levels: Level[] = [];
  /** Of the blocks whose name must be unique. */
  readonly #names = new Set<string>();
  #skipping: Skipping = 'no';
  #needsOpen = false;
  #depth = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  read(line: Line): void {
    this.#count(line);
    if (this.#skip(line)) return;
    const level = this.#levels.at(-1);
    if (level?.block === 'list') this.#readEntry(line, level);
    else this.#readStatement(line, level?.block ?? file);
  }

  finish(): Course {
    while (this.#levels.length > 0) this.#close(END);
    if (this.#depth > 0) {
      const text = `There are ${this.#depth} missing '}'s or extra '{'s`;
      this.#complaints.push({ ...unlocated(text, this.#reader), atEndOfFile: true });
    }
    return { complaints: this.#complaints, items: this.#items };
  }

  #count({ word, place }: Line): void {
    if (word === '{') this.#depth++;
    if (word !== '}') return;
    if (this.#depth === 0) this.#complain(place, "Extra '}' found");
    else this.#depth--;
  }

  /** Returns whether the line is skipped. */
  #skip({ word, place }: Line): boolean {
    if (this.#skipping === 'next') this.#skipping = word === '{' ? 0 : 'no';
    if (this.#skipping === 'no') return false;
    this.#needsOpen = false;
    if (word === '{') this.#skipping++;
    if (word !== '}' || --this.#skipping > 0) return true;
    this.#skipping = 'no';
    if (this.#isRefused) this.#close(place);
    return true;
  }

  /** In a list each brace and each line is an entry, up to the first `}`. */
  #readEntry({ word, place, statement }: Line, { braces }: Level): void {
    const neededOpen = this.#takeNeed();
    if (word === '}') this.#close(place);
    else if (neededOpen && word === '{') braces.open = place;
    else this.#add(statement ?? { words: [{ ...place, text: word }], raw: word });
  }

  #readStatement(line: Line, block: Block): void {
    const { word, place, statement } = line;
    const level = this.#levels.at(-1);
    const neededOpen = this.#takeNeed();
    if (word === '{' && neededOpen && level) {
      level.braces.open = place;
      return;
    }
    if (neededOpen) this.#complain(place, "Missing '{' at beginning of configuration block");
    else if (word === '{') {
      this.#complain(place, "Unexpected '{' - ignoring");
      return;
    }
    if (word === '}' && level) this.#close(place);
    else this.#readKeyword(line, statement, shapeOf(block, word));
  }

  #readKeyword({ word, place }: Line, statement: Statement | undefined, shape: Shape | undefined): void {
    if (shape === undefined || statement === undefined) {
      this.#complain(place, `Unknown keyword '${word}'`);
      return;
    }
    if (this.#levels.length === 0 && isSkippedBy(this.#reader, word)) this.#skipping = 'next';
    else if (shape === 'leaf' || (shape === 'list' && this.#isRefused)) this.#add(statement);
    else this.#open(statement, shape);
  }

  #open(statement: Statement, block: Block | 'list'): void {
    const braces = { open: statement.words[0], items: [] };
    const refuses = block !== 'list' && !this.#isRefused && this.#refuses(statement, block);
    this.#add(statement, refuses ? { ...braces, items: [] } : braces);
    this.#levels.push({ block, braces, refused: refuses || this.#isRefused });
    this.#needsOpen = true;
    if (refuses) this.#skipping = 'next';
  }

  #refuses(statement: Statement, { header, unique }: Block): boolean {
    if (header === undefined) return false;
    const found = header.read(statement, { object() {} });
    if (found === undefined) return true;
    if (unique === undefined || !('name' in found)) return false;
    const key = `${statement.words[0].text} ${found.name}`;
    const isKnown = this.#names.has(key);
    this.#names.add(key);
    return isKnown;
  }

  #close(place: Place): void {
    const level = this.#levels.pop();
    if (level) level.braces.close = place;
  }

  get #isRefused(): boolean {
    return this.#levels.at(-1)?.refused ?? false;
  }

  #takeNeed(): boolean {
    const needsOpen = this.#needsOpen;
    this.#needsOpen = false;
    return needsOpen;
  }

  #add({ words, raw }: Pick<Statement, 'words' | 'raw'>, block?: Braces): void {
    const items = this.#levels.at(-1)?.braces.items ?? this.#items;
    items.push({ type: 'statement', words, raw, ...(block && { block }) });
  }

  #complain({ origin }: Place, text: string): void {
    if (this.#complaints.length < MOST_COMPLAINTS) {
      // Before what becomes of the line.
      const at = { ...origin, row: rowOf(origin) - HALF_STEP };
      this.#complaints.push(located(text, at, this.#reader));
    }
  }
}
