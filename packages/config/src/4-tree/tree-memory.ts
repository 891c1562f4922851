import type { Rows } from '../1-source/rows.ts';
import type { Text } from '../1-source/source.ts';
import { countOf, parseByBraces, parseTree } from './parse.ts';
import { type Indented, ParsedPassage } from './parsed-passage.ts';
import { type Passage, passagesOf } from './passages.ts';
import type { Tree } from './tree.ts';

/**
 * Parses a text that is much like the one before, as while somebody types: of passages that are as they were, and where they
 * were, all items are the same objects as before.
 */
export class TreeMemory {
  /** By where they are. */
  #known: ReadonlyMap<string, ParsedPassage> = new Map();
  #next = new Map<string, ParsedPassage>();
  #rows: Rows | undefined;

  /** The same as `parseTree` makes of it. */
  parse(text: Text): Tree {
    const passages = passagesOf(text.text).map((passage) => this.#parse(passage, text));
    const tree = this.#join(passages, text);
    this.#known = this.#next;
    this.#next = new Map();
    this.#rows = text.rows;
    return tree;
  }

  #join(passages: readonly ParsedPassage[], whole: Text): Tree {
    const faults = passages.reduce((count, { byBraces }) => count + byBraces.faults.length, 0);
    if (faults > MANY_FAULTS) return parseTree(whole);
    const braces = bracesOf(passages);
    if (braces.extra + braces.missing > 0) return joinIndented(passages, braces, whole);
    const apart = groupsOf(passages).map((group) => this.#merge(group, whole));
    return joined(apart.map(({ byBraces }) => byBraces));
  }

  #merge(group: Group, whole: Text): ParsedPassage {
    const [first, ...others] = group;
    if (others.length === 0) return first;
    const text = group.map((passage) => passage.text).join('');
    const lines = group.reduce((count, passage) => count + passage.lines, 0);
    return this.#parse({ text, line: first.line, lines }, whole);
  }

  #parse(passage: Passage, whole: Text): ParsedPassage {
    const key = `${passage.line} ${passage.lines}`;
    const known = this.#known.get(key);
    const isKnown = known?.text === passage.text && isWrittenLike(whole.rows, this.#rows, passage);
    const parsed = isKnown ? known : new ParsedPassage({ ...passage, text: apart(passage.text) }, whole);
    this.#next.set(key, parsed);
    return parsed;
  }
}

/** A part of a text that does not keep the whole in memory. */
function apart(text: string): string {
  return ` ${text}`.slice(1);
}

function isWrittenLike(rows: Rows | undefined, before: Rows | undefined, { line, lines }: Passage): boolean {
  if (rows === undefined || before === undefined) return rows === before;
  return rows.isLike(before, line - 1, lines);
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

function joined(trees: readonly Tree[]): Tree {
  return { items: trees.flatMap(({ items }) => items), faults: trees.flatMap(({ faults }) => faults) };
}
