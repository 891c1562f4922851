import type { Line, Stretch, Written } from './line.ts';
import { isSameOrigin, type Origin } from './origin.ts';

/** How many lines are put together at a time. */
const CHUNK = 1_000;

/**
 * Many lines, and where each part of them is written. They are kept as columns of numbers: as objects, those that a few
 * loops make would keep the garbage collector busier than everything else.
 */
export class Rows {
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

  add({ text, stretches, row }: Line): void {
    this.#last.push(`${text}\n`);
    if (this.#last.length === CHUNK) this.#endChunk();
    this.#rows.push(row);
    this.#firsts.push(this.#ats.length);
    for (const { at, origin, column, endColumn } of stretches) {
      this.#ats.push(at);
      this.#columns.push(column);
      this.#endColumns.push(endColumn);
      this.#origins.push(origin);
    }
  }

  /** All lines, each with its line feed. */
  text(): string {
    this.#endChunk();
    return this.#chunks.join('');
  }

  /** Whether so many lines are written where those of another text are, which has them in the same place. */
  isLike(other: Rows, from: number, count: number): boolean {
    const [start, end] = [this.#firstOf(from), this.#firstOf(from + count)];
    const shift = other.#firstOf(from) - start;
    if (other.#firstOf(from + count) - end !== shift) return false;
    for (let line = from; line < from + count; line++) {
      if (this.#rows[line] !== other.#rows[line] || this.#firstOf(line) + shift !== other.#firstOf(line))
        return false;
    }
    for (let at = start; at < end; at++) {
      if (!this.#isStretchLike(at, other, at + shift)) return false;
    }
    return true;
  }

  #isStretchLike(at: number, other: Rows, there: number): boolean {
    return (
      this.#ats[at] === other.#ats[there] &&
      this.#columns[at] === other.#columns[there] &&
      this.#endColumns[at] === other.#endColumns[there] &&
      isSameOrigin(this.#origins[at], other.#origins[there])
    );
  }

  /** Of the stretches of a line. */
  #firstOf(line: number): number {
    return this.#firsts[line] ?? this.#ats.length;
  }

  /** Where a line is written that stands there as it is; nothing for another one. @param index from 0 */
  asWritten(index: number): Origin | undefined {
    const at = this.#firsts[index] ?? -1;
    const origin = this.#origins[at];
    const isWhole = this.#firstOf(index + 1) === at + 1;
    if (origin === undefined || !isWhole || this.#columns[at] !== 1 || this.#endColumns[at] !== undefined)
      return;
    const row = this.#rows[index];
    return row === undefined ? origin : { ...origin, row };
  }

  /** Where the parts of a line are written. @param index from 0 */
  written(index: number): Written | undefined {
    const first = this.#firsts[index];
    if (first === undefined) return undefined;
    const stretches: Stretch[] = [];
    for (let each = first; each < this.#firstOf(index + 1); each++) {
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
    this.#chunks.push(this.#last.join(''));
    this.#last = [];
  }
}
