import { type Movable, move, type Shift } from '../1-source/moving.ts';
import type { Origin, Place } from '../1-source/origin.ts';
import type { Passage } from '../1-source/passages.ts';
import type { Rows } from '../1-source/rows.ts';
import type { Text } from '../1-source/source.ts';
import { byIndentation, Compared } from './layout.ts';
import { built, isUneven, type Mismatches, mismatchesIn } from './parse.ts';
import type { Opener, Tree } from './tree.ts';

/** A passage as if there were no other. */
export class ParsedPassage implements Passage {
  readonly text: string;
  readonly lines: number;
  readonly byBraces: Tree;
  /** How many braces in it close what is open before it. */
  readonly extra: number;
  /** What is open at its end, the outermost first. */
  readonly open: readonly Opener[];
  /** As `Builder` tells them. */
  readonly deepest: number;
  readonly last: Place;
  #line: number;
  /** Its blocks end where indentation says, too, whatever is before it. */
  readonly #isIndentedSo: boolean;
  /** Whether what is in its last block is indented. */
  readonly #indents: boolean | undefined;
  #indented: Indented | undefined;
  /** Of all that is in its trees. */
  readonly #origins: Movable<Origin>[] = [];

  /** @param whole that it is from */
  constructor({ text, line, lines }: Passage, whole: Text) {
    this.text = text;
    this.#line = line;
    this.lines = lines;
    const layout = new Compared();
    const builder = built({ ...whole, text }, layout, { line, origins: this.#origins });
    this.byBraces = builder.finish();
    this.#isIndentedSo = layout.isSame && !isUneven(this.byBraces);
    this.#indents = builder.indents;
    this.deepest = builder.deepest;
    this.last = builder.last;
    this.extra = mismatchesIn(this.byBraces).extra;
    this.open = this.byBraces.faults.flatMap((fault) => (fault.type === 'missingClose' ? fault.item : []));
  }

  get line(): number {
    return this.#line;
  }

  /**
   * It begins with another line by now, and so do its trees. Returns whether that is all: not where its lines are written in other
   * places, or come there in another way.
   */
  moveTo(line: number, rows: Rows | undefined, before: Rows | undefined): boolean {
    const shift = this.#shiftTo(line, rows, before);
    if (shift === undefined) return false;
    this.#line = line;
    if (shift.lines !== 0 || shift.rows !== 0) for (const origin of this.#origins) move(origin, shift);
    return true;
  }

  #shiftTo(line: number, rows: Rows | undefined, before: Rows | undefined): Shift | undefined {
    if (rows && before) return rows.shiftFrom(before, line - 1, this.#line - 1, this.lines);
    return rows === before ? { lines: line - this.#line, rows: 0 } : undefined;
  }

  /**
   * @param whole with the same lines there
   * @param before whether what is in blocks before it is indented
   */
  indented(whole: Text, before: boolean | undefined): Indented {
    if (this.#isIndentedSo) return this.#asByBraces(before);
    const known = this.#indented;
    const indented = known && known.before === before ? known : this.#indent(whole, before);
    this.#indented = indented;
    return indented;
  }

  #asByBraces(before: boolean | undefined): Indented {
    const mismatches = { extra: 0, missing: 0 };
    return { before, tree: this.byBraces, mismatches, isClosed: true, behind: this.#indents ?? before };
  }

  #indent(whole: Text, before: boolean | undefined): Indented {
    const { text, line } = this;
    const beginning = { line, indents: before, origins: this.#origins };
    const builder = built({ ...whole, text }, byIndentation, beginning);
    const isClosed = builder.endsAtMargin;
    const tree = builder.finish();
    // Without a mistake it is the same.
    const mismatches = mismatchesIn(tree);
    return {
      before,
      tree: isUneven(tree) ? tree : this.byBraces,
      mismatches,
      isClosed,
      behind: builder.indents,
    };
  }
}

/** A passage whose blocks end by indentation. */
export interface Indented {
  readonly tree: Tree;
  readonly mismatches: Mismatches;
  /** Nothing of it goes on behind it. */
  readonly isClosed: boolean;
  /** Whether what is in blocks is indented, before it and behind it. */
  readonly before: boolean | undefined;
  readonly behind: boolean | undefined;
}
