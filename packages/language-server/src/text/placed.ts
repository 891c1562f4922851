import {
  type Alias,
  type Block,
  type Entry,
  entriesOf,
  flatten,
  type Item,
  type Keyword,
  type Statement,
  schema,
  type Word,
} from '@kaconf/config';
import { isMasked, unmasked } from './directives.ts';

/** What a statement stands in. */
export interface Scope {
  /** The keywords that lead there: `vrrp_instance/track_script`; '' is the top of a file. */
  readonly path: string;
  /** The last of them, and how many there are. */
  readonly keyword: string;
  readonly depth: number;
  /** Absent in a list of entries, and where nobody knows what is meant. */
  readonly block?: Block;
  /** What an entry of a list looks like. */
  readonly entry?: string;
}

export const TOP: Scope = { path: '', keyword: '', depth: 0, block: schema };
/** The inside of what keepalived does not know. */
const NOWHERE: Scope = { path: '?', keyword: '', depth: 1 };

/** A statement where it stands. */
export interface Placed {
  readonly statement: Statement;
  /** With the braces of references, but without a keyword's block. */
  readonly words: readonly Word[];
  readonly scope: Scope;
  /** Absent for entries of lists and for what is unknown here. */
  readonly keyword: Keyword<unknown> | Alias | undefined;
  /** What its own block is. */
  readonly inside: Scope;
  readonly outer: Placed | undefined;
}

/** The statements of an item at the top of a file, what stands in blocks behind what opens them. */
export function placedIn(item: Item, scope: Scope): Placed[] {
  const placed: Placed[] = [];
  collect([item], scope, undefined, placed);
  return placed;
}

function collect(items: readonly Item[], scope: Scope, outer: Placed | undefined, found: Placed[]): void {
  for (const item of items) {
    if (item.type === 'stray') collect(item.block.items, NOWHERE, outer, found);
    if (item.type !== 'statement') continue;
    const placed = place(item, scope, outer);
    found.push(placed);
    if (item.block) collect(item.block.items, placed.inside, placed, found);
  }
}

export function place(statement: Statement, scope: Scope, outer: Placed | undefined): Placed {
  const words = statement.words.some(isMasked) ? statement.words.map(plain) : statement.words;
  const word = words[0]?.text ?? '';
  const keyword = keywordIn(scope, word);
  return { statement, words, scope, keyword, inside: insideOf(scope, word, keyword), outer };
}

function plain(word: Word): Word {
  return isMasked(word) ? { ...word, text: unmasked(word.text) } : word;
}

export function keywordIn({ block }: Scope, word: string): Keyword<unknown> | Alias | undefined {
  return block && Object.hasOwn(block.keywords, word) ? block.keywords[word] : undefined;
}

/** By their paths. */
const insides = new Map<string, Scope>();

function insideOf(scope: Scope, word: string, keyword: Keyword<unknown> | Alias | undefined): Scope {
  const type = keyword?.type;
  if (type === undefined) return NOWHERE;
  const path = pathTo(scope, word);
  let inside = insides.get(path);
  if (inside === undefined) {
    const place = { path, keyword: word, depth: scope.depth + 1 };
    inside = 'block' in type ? { ...place, block: type.block } : { ...place, entry: entryOf(type.form) };
    insides.set(path, inside);
  }
  return inside;
}

export function pathTo({ path }: Scope, word: string): string {
  return path === '' ? word : `${path}/${word}`;
}

/** `{ INSTANCE … }` without what is around the entry. */
function entryOf(form: string): string {
  return /\{ (.*?)(?: …)? \}$/.exec(form)?.[1] ?? '';
}

let manual: readonly Entry[] | undefined;
let byPath: ReadonlyMap<string, Entry> | undefined;

/** What the manual has of a keyword. */
export function entryAt(scope: Scope, word: string): Entry | undefined {
  byPath ??= new Map(everyEntry().map((entry) => [entry.path, entry]));
  return byPath.get(pathTo(scope, word));
}

/** Wherever it stands. */
export function entriesNamed(word: string): Entry[] {
  return everyEntry().filter((entry) => entry.word === word);
}

function everyEntry(): readonly Entry[] {
  manual ??= flatten(entriesOf(schema));
  return manual;
}
