import { type Item, TreeMemory } from '@kaconf/config';
import { type Document, readDocument } from './document.ts';
import { Mapping } from './mapping.ts';
import { type Occurrence, occurrencesIn } from './names.ts';
import type { Placed, Scope } from './placed.ts';
import { PlacedItem } from './placed-item.ts';

/** A file of a configuration, read where the file is included. */
export interface Part {
  readonly document: Document;
  /** Of its top. */
  readonly scope: Scope;
  readonly items: readonly PlacedItem[];
  readonly includes: readonly Placed[];
  readonly occurrences: readonly Occurrence[];
}

/** Reads a file; what of it has not changed is not read again. */
export class PartReader {
  readonly #path: string;
  readonly #trees = new TreeMemory();
  /** By the paths of scopes. */
  readonly #mappings = new Map<string, Mapping<Item, PlacedItem>>();
  #document: Document | undefined;
  /** Of the document, by the paths of their scopes. */
  readonly #parts = new Map<string, Part>();

  constructor(path: string) {
    this.#path = path;
  }

  read(text: string, scope: Scope): Part {
    if (this.#document?.text !== text) {
      this.#document = readDocument(this.#path, text, this.#document, this.#trees);
      this.#parts.clear();
    }
    const part = this.#parts.get(scope.path) ?? partOf(this.#document, scope, this.#mappingIn(scope));
    this.#parts.set(scope.path, part);
    return part;
  }

  #mappingIn(scope: Scope): Mapping<Item, PlacedItem> {
    const mapping =
      this.#mappings.get(scope.path) ?? new Mapping((item: Item) => new PlacedItem(item, scope));
    this.#mappings.set(scope.path, mapping);
    return mapping;
  }
}

/** What of it nobody asks for is not made. */
function partOf(document: Document, scope: Scope, mapping: Mapping<Item, PlacedItem>): Part {
  let items: readonly PlacedItem[] | undefined;
  let includes: readonly Placed[] | undefined;
  let occurrences: readonly Occurrence[] | undefined;
  return {
    document,
    scope,
    get items() {
      items ??= mapping.of(document.tree.items);
      return items;
    },
    get includes() {
      includes ??= mayInclude(document) ? this.items.flatMap((item) => item.includes) : [];
      return includes;
    },
    get occurrences() {
      occurrences ??= occurrencesIn(document, this.items);
      return occurrences;
    },
  };
}

function mayInclude({ passages }: Document): boolean {
  return passages.some((passage) => passage.mayInclude);
}
