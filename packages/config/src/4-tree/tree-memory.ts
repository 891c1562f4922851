import type { Rows } from '../1-source/rows.ts';
import type { Text } from '../1-source/source.ts';
import { byBraces, byIndentation } from './layout.ts';
import { built, countOf, isUneven, parseTree } from './parse.ts';
import { type Stretch, stretchesOf } from './sections.ts';
import type { Tree } from './tree.ts';

/**
 * Parses a text that is much like the one before, as while somebody types: of stretches that are as they were, and where they
 * were, all items are the same objects as before.
 */
export class TreeMemory {
  /** By where they are. */
  #known: ReadonlyMap<string, ParsedStretch> = new Map();
  #next = new Map<string, ParsedStretch>();
  #rows: Rows | undefined;

  /** The same as `parseTree` makes of it. */
  parse(text: Text): Tree {
    const stretches = stretchesOf(text.text).map((stretch) => this.#parse(stretch, text));
    const tree = this.#join(stretches, text) ?? parseTree(text);
    this.#known = this.#next;
    this.#next = new Map();
    this.#rows = text.rows;
    return tree;
  }

  /** Nothing where one cannot be told without the others. */
  #join(stretches: readonly ParsedStretch[], whole: Text): Tree | undefined {
    const faults = stretches.reduce((count, { byBraces }) => count + byBraces.faults.length, 0);
    if (faults > MANY_FAULTS) return undefined;
    const braces = bracesOf(stretches);
    if (braces.extra + braces.missing > 0) return joinIndented(stretches, braces, whole);
    const apart = groupsOf(stretches).map((group) => this.#merge(group, whole));
    return joined(apart.map(({ byBraces }) => byBraces));
  }

  #merge(group: Group, whole: Text): ParsedStretch {
    const [first, ...others] = group;
    if (others.length === 0) return first;
    const text = group.map((stretch) => stretch.text).join('');
    const lines = group.reduce((count, stretch) => count + stretch.lines, 0);
    return this.#parse({ text, line: first.line, lines }, whole);
  }

  #parse(lines: Lines, whole: Text): ParsedStretch {
    const key = `${lines.line} ${lines.lines}`;
    const known = this.#known.get(key);
    const isKnown = known?.text === lines.text && isWrittenLike(whole.rows, this.#rows, lines);
    const parsed = isKnown ? known : new ParsedStretch({ ...lines, text: apart(lines.text) }, whole);
    this.#next.set(key, parsed);
    return parsed;
  }
}

type Lines = Pick<Stretch, 'text' | 'line' | 'lines'>;

/** A part of a text that does not keep the whole in memory. */
function apart(text: string): string {
  return ` ${text}`.slice(1);
}

function isWrittenLike(rows: Rows | undefined, before: Rows | undefined, { line, lines }: Lines): boolean {
  if (rows === undefined || before === undefined) return rows === before;
  return rows.isLike(before, line - 1, lines);
}

/** A stretch as if there were no other. */
class ParsedStretch implements Lines {
  readonly text: string;
  readonly line: number;
  readonly lines: number;
  readonly byBraces: Tree;
  /** Braces in it that want another in front of it, and those that want one behind it. */
  readonly extra: number;
  readonly missing: number;
  #indented: Indented | undefined;

  /** @param whole that it is from */
  constructor({ text, line, lines }: Lines, whole: Text) {
    this.text = text;
    this.line = line;
    this.lines = lines;
    this.byBraces = built({ ...whole, text }, byBraces, { line }).finish();
    this.extra = countOf('extra', this.byBraces);
    this.missing = countOf('missingClose', this.byBraces);
  }

  /**
   * @param whole with the same lines there
   * @param before whether what is in blocks before it is indented
   */
  indented(whole: Text, before: boolean | undefined): Indented {
    if (this.#indented?.before !== before) this.#indented = undefined;
    this.#indented ??= this.#indent(whole, before);
    return this.#indented;
  }

  #indent(whole: Text, before: boolean | undefined): Indented {
    const { text, line } = this;
    const builder = built({ ...whole, text }, byIndentation, { line, indents: before });
    const isClosed = builder.endsAtMargin;
    const tree = builder.finish();
    // Without a mistake it is the same.
    return { before, tree: isUneven(tree) ? tree : this.byBraces, isClosed, behind: builder.indents };
  }
}

/** A stretch whose blocks end by indentation. */
interface Indented {
  readonly tree: Tree;
  /** Nothing of it goes on behind it. */
  readonly isClosed: boolean;
  /** Whether what is in blocks is indented, before it and behind it. */
  readonly before: boolean | undefined;
  readonly behind: boolean | undefined;
}

/** Of ever more not all would be kept. */
const MANY_FAULTS = 1_000;

/** If indentation explains as many mistakes as there are. */
function joinIndented(
  stretches: readonly ParsedStretch[],
  { extra, missing }: Braces,
  whole: Text,
): Tree | undefined {
  const indented: Indented[] = [];
  for (const stretch of stretches) indented.push(stretch.indented(whole, indented.at(-1)?.behind));
  if (!indented.slice(0, -1).every(({ isClosed }) => isClosed)) return undefined;
  const tree = joined(indented.map(({ tree }) => tree));
  const explainsAsMuch = countOf('extra', tree) === extra && countOf('missingClose', tree) === missing;
  return explainsAsMuch ? tree : undefined;
}

/** Those without their like. */
interface Braces {
  readonly extra: number;
  readonly missing: number;
}

/** What is open at the end of a stretch, braces in the next ones may close. */
function bracesOf(stretches: readonly ParsedStretch[]): Braces {
  let [extra, open] = [0, 0];
  for (const stretch of stretches) {
    const closed = Math.min(open, stretch.extra);
    extra += stretch.extra - closed;
    open += stretch.missing - closed;
  }
  return { extra, missing: open };
}

/** Those that hold together, where braces match. */
type Group = readonly [ParsedStretch, ...ParsedStretch[]];

function groupsOf(stretches: readonly ParsedStretch[]): Group[] {
  const groups: [ParsedStretch, ...ParsedStretch[]][] = [];
  let open = 0;
  for (const stretch of stretches) {
    if (open === 0) groups.push([stretch]);
    else groups.at(-1)?.push(stretch);
    open += stretch.missing - stretch.extra;
  }
  return groups;
}

function joined(trees: readonly Tree[]): Tree {
  return { items: trees.flatMap(({ items }) => items), faults: trees.flatMap(({ faults }) => faults) };
}
