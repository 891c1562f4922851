import { passagesOf } from '../1-source/passages.ts';
import type { Text } from '../1-source/source.ts';
import { unchanged } from '../1-source/unchanged.ts';
import { DEEPEST } from './builder.ts';
import { Joints } from './joints.ts';
import { isAsUneven, type Mismatches, parseTree } from './parse.ts';
import { type Indented, ParsedPassage } from './parsed-passage.ts';
import type { Tree } from './tree.ts';

/**
 * Parses a text that is much like the one before, as while somebody types: all items of passages that are as they were are the
 * same objects as before. Where lines have come before them, or gone, they have moved, also in the trees of before.
 */
export class TreeMemory {
  #text: Text = { file: '', text: '' };
  /** All of it. */
  #passages: readonly ParsedPassage[] = [];
  readonly #joints = new Joints();

  /** The same as `parseTree` makes of it. */
  parse(text: Text): Tree {
    const passages = this.#cut(text);
    this.#text = text;
    this.#passages = passages;
    const braces = bracesOf(passages);
    if (braces.faults > MANY_FAULTS || braces.deepest > DEEPEST) return parseTree(text);
    if (braces.extra + braces.missing === 0) return this.#joints.join(passages);
    const indented = indentedIn(passages, text);
    if (!indented.slice(0, -1).every(({ isClosed }) => isClosed))
      return parseTree(text, this.#joints.join(passages));
    return isAsUneven(mismatchesOf(indented), braces) ? joined(indented) : this.#joints.join(passages);
  }

  /** Anew between the first and the last difference. */
  #cut(text: Text): ParsedPassage[] {
    const { above, between, below } = unchanged(this.#passages, this.#text.text, text.text);
    const passages: ParsedPassage[] = [];
    let line = 1;
    const add = (passage: ParsedPassage) => {
      passages.push(passage);
      line += passage.lines;
    };
    for (const passage of above) add(this.#keep(passage, line, text));
    for (const passage of passagesOf(between, line)) add(new ParsedPassage(passage, text));
    for (const passage of below) add(this.#keep(passage, line, text));
    return passages;
  }

  /** @param line where it is by now; its text is as it was, but what is in it may be written elsewhere */
  #keep(passage: ParsedPassage, line: number, text: Text): ParsedPassage {
    const isKept = passage.moveTo(line, text.rows, this.#text.rows);
    return isKept ? passage : new ParsedPassage({ text: passage.text, line, lines: passage.lines }, text);
  }
}

/** Of ever more not all would be kept. */
const MANY_FAULTS = 1_000;

function indentedIn(passages: readonly ParsedPassage[], whole: Text): Indented[] {
  const indented: Indented[] = [];
  for (const passage of passages) indented.push(passage.indented(whole, indented.at(-1)?.behind));
  return indented;
}

function mismatchesOf(indented: readonly Indented[]): Mismatches {
  let [extra, missing] = [0, 0];
  for (const { mismatches } of indented) {
    extra += mismatches.extra;
    missing += mismatches.missing;
  }
  return { extra, missing };
}

/** Where nothing of one goes on in the next. */
function joined(indented: readonly Indented[]): Tree {
  return {
    items: indented.flatMap(({ tree }) => tree.items),
    faults: indented.flatMap(({ tree }) => tree.faults),
  };
}

/** What there is to say of the braces of a text. */
interface Braces extends Mismatches {
  /** Of the whole, those among them. */
  readonly faults: number;
  /** How many blocks are open at a time, at most. */
  readonly deepest: number;
}

/** What is open at the end of a passage, braces in the next ones may close. */
function bracesOf(passages: readonly ParsedPassage[]): Braces {
  let [extra, open, faults, deepest] = [0, 0, 0, 0];
  for (const passage of passages) {
    const closed = Math.min(open, passage.extra);
    // Perhaps fewer: it may close some before it opens others.
    deepest = Math.max(deepest, open + passage.deepest);
    extra += passage.extra - closed;
    open += passage.open.length - closed;
    faults += passage.byBraces.faults.length - 2 * closed;
  }
  return { extra, missing: open, faults, deepest };
}
