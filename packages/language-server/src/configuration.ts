import { TreeMemory } from '@kaconf/config';
import { commentAt } from './directives.ts';
import { type Document, lineAt, readDocument } from './document.ts';
import type { OpenFiles } from './files.ts';
import { type Occurrence, occurrencesIn } from './names.ts';
import { once, type Placed, type PlacedItem, placedIn, type Scope, TOP } from './placed.ts';

/** A file of a configuration, read where the file is included. */
export interface Part {
  readonly document: Document;
  /** Of its top. */
  readonly scope: Scope;
  readonly placed: readonly PlacedItem[];
  readonly occurrences: readonly Occurrence[];
}

/** A file with all that it includes, whatever the host: also what stands behind `@other`. */
export interface Configuration {
  /** The path of the file that nothing includes. */
  readonly root: string;
  /** By their paths. */
  readonly parts: ReadonlyMap<string, Part>;
}

const INCLUDE = /^include[rmwba]?$/;
/** More than anybody has. */
const MOST_PARTS = 1_000;

/** Puts configurations together; what has not changed is not read again. */
export class Assembly {
  readonly #files: OpenFiles;
  readonly #documents = new Map<string, Document>();
  readonly #trees = new Map<string, TreeMemory>();
  /** By the paths of their scopes. */
  readonly #parts = new WeakMap<Document, Map<string, Part>>();

  constructor(files: OpenFiles) {
    this.#files = files;
  }

  configuration(root: string): Configuration {
    const parts = new Map<string, Part>();
    this.#add(root, TOP, parts);
    return { root, parts };
  }

  #add(path: string, scope: Scope, parts: Map<string, Part>): void {
    if (parts.has(path) || parts.size >= MOST_PARTS) return;
    const document = this.#document(path);
    if (document === undefined) return;
    const part = this.#part(document, scope);
    parts.set(path, part);
    for (const include of includesIn(part)) {
      const pattern = patternOf(include, document);
      for (const each of this.#files.included(pattern, path)) this.#add(each, include.scope, parts);
    }
  }

  /** As it is now; nothing where it cannot be read. */
  #document(path: string): Document | undefined {
    const text = this.#files.read(path);
    if (typeof text !== 'string') return undefined;
    const known = this.#documents.get(path);
    if (known?.text === text) return known;
    const trees = this.#trees.get(path) ?? new TreeMemory();
    this.#trees.set(path, trees);
    const document = readDocument(path, text, known?.passages, trees);
    this.#documents.set(path, document);
    return document;
  }

  #part(document: Document, scope: Scope): Part {
    const known = this.#parts.get(document) ?? new Map<string, Part>();
    this.#parts.set(document, known);
    const part = known.get(scope.path) ?? partOf(document, scope);
    known.set(scope.path, part);
    return part;
  }
}

/** What of it nobody asks for is not made. */
function partOf(document: Document, scope: Scope): Part {
  let placed: readonly PlacedItem[] | undefined;
  let occurrences: readonly Occurrence[] | undefined;
  return {
    document,
    scope,
    get placed() {
      placed ??= placedIn(document.tree, scope);
      return placed;
    },
    get occurrences() {
      occurrences ??= occurrencesIn(document, this.placed);
      return occurrences;
    },
  };
}

export function includesIn(part: Pick<Part, 'document' | 'placed'>): readonly Placed[] {
  return part.document.text.includes('include') ? part.placed.flatMap(includesOf) : [];
}

const includesOf = once((item): readonly Placed[] =>
  item.filter(({ words }) => INCLUDE.test(words[0]?.text ?? '')),
);

/** All that follows, blanks and braces too. */
export function patternOf({ words: [keyword] }: Placed, document: Document): string {
  if (keyword === undefined) return '';
  const line = lineAt(document, keyword.origin.line - 1);
  return line.slice(keyword.endColumn - 1, Math.max(keyword.endColumn - 1, commentAt(line))).trim();
}
