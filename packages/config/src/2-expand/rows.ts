import { join, type Line, slice } from '../1-source/line.ts';

/** The lines that are left. */
export class Rows {
  readonly #rows: Line[] = [];
  /** Of the last line. */
  #pieces: Line[] = [];

  /** Adds a line, so far indented, or what follows in the last one. */
  add(piece: Line, indent: number, isRest: boolean): void {
    if (!isRest) this.#end();
    this.#pieces.push(blanks(isRest ? 1 : indent, piece), piece);
  }

  finish(): readonly Line[] {
    this.#end();
    return this.#rows;
  }

  #end(): void {
    if (this.#pieces.length > 0) this.#rows.push(join(...this.#pieces));
    this.#pieces = [];
  }
}

function blanks(count: number, beside: Line): Line {
  return { text: ' '.repeat(count), stretches: slice(beside, 0, 1).stretches };
}
