import type { Line, Stretch, Written } from './line.ts';
import type { Origin } from './origin.ts';

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

  /** Where the parts of a line are written. @param index from 0 */
  written(index: number): Written | undefined {
    const first = this.#firsts[index];
    if (first === undefined) return undefined;
    const stretches: Stretch[] = [];
    for (let each = first; each < (this.#firsts[index + 1] ?? this.#ats.length); each++) {
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
