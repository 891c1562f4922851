import { type Passage, passagesOf } from '../1-source/passages.ts';
import type { Text } from '../1-source/source.ts';
import { unchanged } from '../1-source/unchanged.ts';
import { countOf, parseByBraces, parseTree } from './parse.ts';
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

  /** The same as `parseTree` makes of it. */
  parse(text: Text): Tree {
    const passages = this.#cut(text);
    this.#text = text;
    this.#passages = passages;
    const faults = passages.reduce((count, { byBraces }) => count + byBraces.faults.length, 0);
    if (faults > MANY_FAULTS) return parseTree(text);
    const braces = bracesOf(passages);
    if (braces.extra + braces.missing > 0) return joinIndented(passages, braces, text);
    this.#passages = groupsOf(passages).map((group) => merged(group, text));
    return joined(this.#passages.map(({ byBraces }) => byBraces));
  }

  /** Anew between the first and the last difference. */
  #cut(text: Text): ParsedPassage[] {
    const { above, below } = unchanged(this.#passages, this.#text.text, text.text);
    const passages: ParsedPassage[] = [];
    let [start, line] = [0, 1];
    const add = (passage: ParsedPassage) => {
      passages.push(passage);
      start += passage.text.length;
      line += passage.lines;
    };
    for (const passage of above) add(this.#keep(passage, line, text));
    const end = text.text.length - below.reduce((length, passage) => length + passage.text.length, 0);
    for (const passage of passagesOf(text.text.slice(start, end), line)) add(parsed(passage, text));
    for (const passage of below) add(this.#keep(passage, line, text));
    return passages;
  }

  /** @param line where it is by now; its text is as it was, but what is in it may be written elsewhere */
  #keep(passage: ParsedPassage, line: number, text: Text): ParsedPassage {
    const isKept = passage.moveTo(line, text.rows, this.#text.rows);
    return isKept ? passage : parsed({ text: passage.text, line, lines: passage.lines }, text);
  }
}

function parsed(passage: Passage, whole: Text): ParsedPassage {
  return new ParsedPassage({ ...passage, text: apart(passage.text) }, whole);
}

/** A part of a text that does not keep the whole in memory. */
function apart(text: string): string {
  return ` ${text}`.slice(1);
}

/** Of ever more not all would be kept. */
const MANY_FAULTS = 1_000;

/** By indentation if that explains as many mistakes as there are; it is another whole where one passage goes on in the next. */
function joinIndented(passages: readonly ParsedPassage[], { extra, missing }: Braces, whole: Text): Tree {
  const indented: Indented[] = [];
  for (const passage of passages) indented.push(passage.indented(whole, indented.at(-1)?.behind));
  if (!indented.slice(0, -1).every(({ isClosed }) => isClosed)) return parseTree(whole);
  const tree = joined(indented.map(({ tree }) => tree));
  const explainsAsMuch = countOf('extra', tree) === extra && countOf('missingClose', tree) === missing;
  return explainsAsMuch ? tree : parseByBraces(whole);
}

/** Those without their like. */
interface Braces {
  readonly extra: number;
  readonly missing: number;
}

/** What is open at the end of a passage, braces in the next ones may close. */
function bracesOf(passages: readonly ParsedPassage[]): Braces {
  let [extra, open] = [0, 0];
  for (const passage of passages) {
    const closed = Math.min(open, passage.extra);
    extra += passage.extra - closed;
    open += passage.missing - closed;
  }
  return { extra, missing: open };
}

/** Those that hold together, where braces match. */
type Group = readonly [ParsedPassage, ...ParsedPassage[]];

function groupsOf(passages: readonly ParsedPassage[]): Group[] {
  const groups: [ParsedPassage, ...ParsedPassage[]][] = [];
  let open = 0;
  for (const passage of passages) {
    if (open === 0) groups.push([passage]);
    else groups.at(-1)?.push(passage);
    open += passage.missing - passage.extra;
  }
  return groups;
}

function merged(group: Group, whole: Text): ParsedPassage {
  const [first, ...others] = group;
  if (others.length === 0) return first;
  const text = group.map((passage) => passage.text).join('');
  const lines = group.reduce((count, passage) => count + passage.lines, 0);
  return parsed({ text, line: first.line, lines }, whole);
}

function joined(trees: readonly Tree[]): Tree {
  return { items: trees.flatMap(({ items }) => items), faults: trees.flatMap(({ faults }) => faults) };
}
