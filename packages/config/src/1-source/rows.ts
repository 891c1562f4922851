import { type Line, type Written, withRow } from './line.ts';
import { Lines } from './lines.ts';
import { type Movable, move, type Shift } from './moving.ts';
import type { Origin } from './origin.ts';

/** Lines that are a part of a text. */
interface Part {
  readonly lines: Lines;
  /** Which line of the text is the first of them, from 0. */
  readonly first: number;
  /** By how much they are written further down, and read later, than they say themselves. */
  readonly shift: Shift;
}

/** A line of a part. */
interface Found {
  readonly part: Part;
  readonly index: number;
}

const UNMOVED: Shift = { lines: 0, rows: 0 };

/** All lines of a text, and where each part of them is written. */
export class Rows {
  readonly #parts: Part[] = [];
  #count = 0;
  /** What lines are added to. */
  #last: Lines | undefined;

  add(line: Line): void {
    this.#open().add(line);
    this.#count++;
  }

  /** Adds a line of a file. @param column where it begins */
  addWritten(text: string, origin: Origin, row: number, column: number): void {
    this.#open().addWritten(text, origin, row, column);
    this.#count++;
  }

  /** Those that are added from here on are apart from those before. */
  begin(): Lines {
    this.#last = undefined;
    return this.#open();
  }

  /** Adds lines of another text that stay as they are there. */
  addMoved(lines: Lines, shift: Shift): void {
    this.#last = undefined;
    if (lines.count === 0) return;
    this.#parts.push({ lines, first: this.#count, shift });
    this.#count += lines.count;
  }

  #open(): Lines {
    if (this.#last !== undefined) return this.#last;
    const lines = new Lines();
    this.#parts.push({ lines, first: this.#count, shift: UNMOVED });
    this.#last = lines;
    return lines;
  }

  /** All lines, each with its line feed. */
  text(): string {
    return this.#parts.map(({ lines }) => lines.text()).join('');
  }

  /**
   * How so many lines have moved since another text, which had them from its line `there` on; nothing where that is not all that has
   * happened to them. Lines count from 0.
   */
  shiftFrom(other: Rows, from: number, there: number, count: number): Shift | undefined {
    let all: Shift | undefined;
    for (let done = 0; done < count; ) {
      const now = this.#find(from + done);
      const before = other.#find(there + done);
      if (now === undefined || before === undefined) return undefined;
      const length = Math.min(behind(now), behind(before), count - done);
      const shift = shiftOf(now, before, length);
      if (shift === undefined || (all !== undefined && !isSame(shift, all))) return undefined;
      all = shift;
      done += length;
    }
    return all ?? UNMOVED;
  }

  /** Where a line is written that stands there as it is, each time anew; nothing for another one. @param index from 0 */
  asWritten(index: number): Origin | undefined {
    const found = this.#find(index);
    if (found === undefined) return undefined;
    const { lines, shift } = found.part;
    const origin = lines.originOfWhole(found.index);
    return origin && moved(withRow(origin, lines.rowOf(found.index)), shift);
  }

  /** Where the parts of a line are written. @param index from 0 */
  written(index: number): Written | undefined {
    const found = this.#find(index);
    if (found === undefined) return undefined;
    const { lines, shift } = found.part;
    const { stretches, row } = lines.written(found.index);
    if (isSame(shift, UNMOVED)) return { stretches, row };
    return {
      stretches: stretches.map((stretch) => ({ ...stretch, origin: moved({ ...stretch.origin }, shift) })),
      row: row === undefined ? undefined : row + shift.rows,
    };
  }

  #find(index: number): Found | undefined {
    let [low, high] = [0, this.#parts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#parts[middle]?.first ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    const part = this.#parts[low];
    const at = index - (part?.first ?? 0);
    return part === undefined || at >= part.lines.count ? undefined : { part, index: at };
  }
}

/** How many lines of its part are there from it on. */
function behind({ part, index }: Found): number {
  return part.lines.count - index;
}

function shiftOf(now: Found, before: Found, count: number): Shift | undefined {
  const isKept = now.part.lines === before.part.lines && now.index === before.index;
  const within = isKept
    ? UNMOVED
    : now.part.lines.shiftFrom(before.part.lines, now.index, before.index, count);
  return (
    within && {
      lines: within.lines + now.part.shift.lines - before.part.shift.lines,
      rows: within.rows + now.part.shift.rows - before.part.shift.rows,
    }
  );
}

function isSame(one: Shift, other: Shift): boolean {
  return one.lines === other.lines && one.rows === other.rows;
}

function moved(origin: Movable<Origin>, shift: Shift): Origin {
  move(origin, shift);
  return origin;
}
