import { join, type Line, slice } from '../1-source/line.ts';

/** The lines that are left, as one text. */
export class Rows {
  readonly rows: Line[] = [];

  /** Adds a line, or what follows in the last one; columns stay where they can. */
  add(piece: Line, isSameLine: boolean): void {
    const [{ column = 1 } = {}] = piece.stretches;
    const last = isSameLine ? this.rows.pop() : undefined;
    const gap = Math.max(last === undefined ? 0 : 1, column - 1 - (last?.text.length ?? 0));
    const padding = blanks(gap, last ?? piece);
    this.rows.push(last === undefined ? join(padding, piece) : join(last, padding, piece));
  }

  text(): string {
    return this.rows.map(({ text }) => `${text}\n`).join('');
  }
}

function blanks(count: number, beside: Line): Line {
  const [stretch] = slice(beside, 0, 1).stretches;
  return { text: ' '.repeat(count), stretches: stretch ? [{ ...stretch, column: 1 }] : [] };
}
