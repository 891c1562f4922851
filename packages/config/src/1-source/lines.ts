import type { Line, Stretch, Written } from './line.ts';
import { isMoved, type Shift } from './moving.ts';
import type { Origin } from './origin.ts';

/** How many lines are put together at a time. */
const CHUNK = 1_000;

/**
 * Lines one after the other, and where each part of them is written. They are kept as columns of numbers: as objects, those
 * that a few loops make would keep the garbage collector busier than everything else.
 */
export class Lines {
  readonly #chunks: string[] = [];
  #last: string[] = [];
  /** Of each line: its place among those that were read, and the first of its stretches. */
  readonly #rows: (number | undefined)[] = [];
  readonly #firsts: number[] = [];
  /** Of each stretch. */
  readonly #ats: number[] = [];
  readonly #columns: number[] = [];
  readonly #endColumns: (number | undefined)[] = [];
  readonly #origins: Origin[] = [];

  get count(): number {
    return this.#rows.length;
  }

  add({ text, stretches, row }: Line): void {
    this.#addText(text, row);
    for (const { at, origin, column, endColumn } of stretches) {
      this.#addStretch(at, origin, column, endColumn);
    }
  }

  /** Adds a line of a file. @param column where it begins */
  addWritten(text: string, origin: Origin, row: number, column: number): void {
    this.#addText(text, row);
    this.#addStretch(0, origin, column, undefined);
  }

  #addText(text: string, row: number | undefined): void {
    this.#last.push(text);
    if (this.#last.length === CHUNK) this.#endChunk();
    this.#rows.push(row);
    this.#firsts.push(this.#ats.length);
  }

  #addStretch(at: number, origin: Origin, column: number, endColumn: number | undefined): void {
    this.#ats.push(at);
    this.#columns.push(column);
    this.#endColumns.push(endColumn);
    this.#origins.push(origin);
  }

  /** All of them, each with its line feed. */
  text(): string {
    this.#endChunk();
    return this.#chunks.join('');
  }

  /**
   * How so many of them have moved that others were from `there` on; nothing where that is not all that has happened to them.
   * They count from 0.
   */
  shiftFrom(other: Lines, from: number, there: number, count: number): Shift | undefined {
    const first = this.#firstOf(from);
    const by = other.#firstOf(there) - first;
    const lines = (this.#origins[first]?.line ?? 0) - (other.#origins[first + by]?.line ?? 0);
    const rows = (this.#rows[from] ?? 0) - (other.#rows[there] ?? 0);
    for (let index = 0; index < count; index++) {
      if (!this.#isLineMoved(from + index, other, there + index, by, rows)) return undefined;
    }
    for (let at = first; at < this.#firstOf(from + count); at++) {
      if (!this.#isStretchMoved(at, other, at + by, lines)) return undefined;
    }
    return { lines, rows };
  }

  /** @param by how far its stretches are from those of the other. @param rows how much later it is read */
  #isLineMoved(line: number, other: Lines, there: number, by: number, rows: number): boolean {
    const row = this.#rows[line];
    const before = other.#rows[there];
    if (this.#firstOf(line + 1) + by !== other.#firstOf(there + 1)) return false;
    return row === undefined || before === undefined ? row === before : row - before === rows;
  }

  #isStretchMoved(at: number, other: Lines, there: number, lines: number): boolean {
    const one = this.#origins[at];
    const before = other.#origins[there];
    return (
      one !== undefined &&
      before !== undefined &&
      this.#ats[at] === other.#ats[there] &&
      this.#columns[at] === other.#columns[there] &&
      this.#endColumns[at] === other.#endColumns[there] &&
      isMoved(one, before, lines)
    );
  }

  /** Of the stretches of a line. */
  #firstOf(line: number): number {
    return this.#firsts[line] ?? this.#ats.length;
  }

  /** The origin of a line that stands where it is written as it is; nothing for another one. @param index from 0 */
  originOfWhole(index: number): Origin | undefined {
    const at = this.#firsts[index] ?? -1;
    const isWhole = this.#firstOf(index + 1) === at + 1;
    return isWhole && this.#columns[at] === 1 && this.#endColumns[at] === undefined
      ? this.#origins[at]
      : undefined;
  }

  rowOf(index: number): number | undefined {
    return this.#rows[index];
  }

  /** Where the parts of a line are written. @param index from 0 */
  written(index: number): Written {
    const stretches: Stretch[] = [];
    for (let each = this.#firstOf(index); each < this.#firstOf(index + 1); each++) {
      stretches.push(this.#stretch(each));
    }
    return { stretches, row: this.#rows[index] };
  }

  #stretch(index: number): Stretch {
    return {
      at: this.#ats[index] as number,
      origin: this.#origins[index] as Origin,
      column: this.#columns[index] as number,
      endColumn: this.#endColumns[index],
    };
  }

  #endChunk(): void {
    if (this.#last.length === 0) return;
    this.#chunks.push(`${this.#last.join('\n')}\n`);
    this.#last = [];
  }
}
