import { join, type Line, slice } from '../1-source/line.ts';

/** The lines that are left, as one text. */
export class Rows {
  readonly rows: Line[] = [];

  /** Adds a line, so far indented, or what follows in the last one. */
  add(piece: Line, indent: number, isRest: boolean): void {
    const last = isRest ? this.rows.pop() : undefined;
    this.rows.push(last ? join(last, blanks(1, last), piece) : join(blanks(indent, piece), piece));
  }

  text(): string {
    return this.rows.map(({ text }) => `${text}\n`).join('');
  }
}

function blanks(count: number, beside: Line): Line {
  return { text: ' '.repeat(count), stretches: slice(beside, 0, 1).stretches };
}
