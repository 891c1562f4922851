import { join, type Line, slice } from '../1-source/line.ts';
import type { Lines } from '../1-source/lines.ts';
import type { Shift } from '../1-source/moving.ts';
import type { Origin } from '../1-source/origin.ts';
import { Rows } from '../1-source/rows.ts';

/** The lines that are left. */
export class Output {
  readonly #rows = new Rows();
  /** Of the last line. */
  #pieces: Line[] = [];

  /** Adds a line, so far indented, or what follows in the last one. */
  add(piece: Line, indent: number, isRest: boolean): void {
    if (!isRest) this.#end();
    this.#pieces.push(blanks(isRest ? 1 : indent, piece), piece);
  }

  /** Adds a line of a file. @param column where it begins */
  addWritten(text: string, origin: Origin, row: number, column: number): void {
    this.#end();
    this.#rows.addWritten(text, origin, row, column);
  }

  /** What is added from here on is apart from what was before. */
  begin(): Lines {
    this.#end();
    return this.#rows.begin();
  }

  /** Adds lines of another output. */
  addMoved(lines: Lines, shift: Shift): void {
    this.#end();
    this.#rows.addMoved(lines, shift);
  }

  finish(): Rows {
    this.#end();
    return this.#rows;
  }

  /** Nothing is added to the last line any more. */
  #end(): void {
    if (this.#pieces.length === 0) return;
    this.#rows.add(join(...this.#pieces));
    this.#pieces = [];
  }
}

function blanks(count: number, beside: Line): Line {
  return { ...slice(beside, 0, 1), text: ' '.repeat(count) };
}
