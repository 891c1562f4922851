import { type Position, type Reader, rowOf } from '@kaconf/diagnostics';
import type { Line } from './lines.ts';
import { isSkippedBy, shapeOf } from './shapes.ts';

export interface Complaint {
  /** The line that keepalived is at; absent behind the end of the file. */
  readonly at?: Position;
  readonly text: string;
}

/** How one of keepalived's processes reads a file. */
export interface Course {
  readonly complaints: readonly Complaint[];
  /** The rows of the lines that it takes for what they are. */
  readonly understood: ReadonlySet<number>;
}

/**
 * keepalived does not look for the brace that belongs to another one. It reads a line at a time and goes by the last
 * keyword: a block where it expects none, or a brace too many, ends a block that was meant to go on.
 */
export function follow(lines: readonly Line[], reader: Reader): Course {
  const follower = new Follower(reader);
  for (const line of lines) follower.read(line);
  return follower.finish();
}

/** Far more than are shown. */
const MOST_COMPLAINTS = 20_000;

/** Outside of blocks to skip; waiting for one to open; in one, this deep. */
type Skipping = 'no' | 'next' | number;

class Follower {
  readonly #reader: Reader;
  readonly #complaints: Complaint[] = [];
  readonly #understood = new Set<number>();
  /** The keywords whose blocks are open. */
  readonly #path: string[] = [];
  #skipping: Skipping = 'no';
  #needsOpen = false;
  /** In a block of entries; before its brace when `needsOpen`. */
  #inList = false;
  #depth = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  read(line: Line): void {
    this.#count(line);
    if (this.#inList) this.#readEntry(line);
    else if (!this.#skip(line)) this.#readStatement(line);
  }

  finish(): Course {
    if (this.#depth > 0) {
      this.#complaints.push({ text: `There are ${this.#depth} missing '}'s or extra '{'s` });
    }
    return { complaints: this.#complaints, understood: this.#understood };
  }

  #count({ word, at }: Line): void {
    if (word === '{') this.#depth++;
    if (word !== '}') return;
    if (this.#depth === 0) this.#complain(at, "Extra '}' found");
    else this.#depth--;
  }

  #readEntry(line: Line): void {
    const opens = this.#needsOpen && line.word === '{';
    this.#needsOpen = false;
    this.#understand(line);
    if (opens || line.word !== '}') return;
    this.#inList = false;
    this.#path.pop();
  }

  /** Returns whether the line is skipped. */
  #skip({ word }: Line): boolean {
    if (this.#skipping === 'next') this.#skipping = word === '{' ? 0 : 'no';
    if (this.#skipping === 'no') return false;
    if (word === '{') this.#skipping++;
    if (word === '}' && --this.#skipping === 0) this.#skipping = 'no';
    return true;
  }

  #readStatement(line: Line): void {
    const { word, at } = line;
    const inBlock = this.#path.length > 0;
    const neededOpen = this.#needsOpen;
    this.#needsOpen = false;
    if (word === '{' && neededOpen && inBlock) return;
    if (neededOpen) this.#complain(at, "Missing '{' at beginning of configuration block");
    else if (word === '{') {
      this.#complain(at, "Unexpected '{' - ignoring");
      return;
    }
    this.#understand(line);
    if (word === '}' && inBlock) this.#path.pop();
    else this.#readKeyword(line);
  }

  #readKeyword({ word, at }: Line): void {
    const shape = shapeOf(this.#path.join('/'), word);
    if (shape === undefined) this.#complain(at, `Unknown keyword '${word}'`);
    else if (this.#path.length === 0 && isSkippedBy(this.#reader, word)) this.#skipping = 'next';
    else if (shape !== 'leaf') {
      this.#path.push(word);
      this.#needsOpen = true;
      this.#inList = shape === 'list';
    }
  }

  #understand({ path, at }: Line): void {
    if (path === this.#path.join('/')) this.#understood.add(rowOf(at));
  }

  #complain(at: Position, text: string): void {
    if (this.#complaints.length < MOST_COMPLAINTS) this.#complaints.push({ at, text });
  }
}
