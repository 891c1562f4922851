import type { OpenFiles } from '../files.ts';
import { commentAt } from './directives.ts';
import { type Document, lineAt } from './document.ts';
import { type Part, PartReader } from './part.ts';
import { type Placed, type Scope, TOP } from './placed.ts';

/** A file with all that it includes, whatever the host: also what stands behind `@other`. */
export interface Configuration {
  /** The path of the file that nothing includes. */
  readonly root: string;
  /** By their paths. */
  readonly parts: ReadonlyMap<string, Part>;
}

/** More than anybody has. */
const MOST_PARTS = 1_000;

/** Puts configurations together; what has not changed is not read again. */
export class Assembly {
  readonly #files: OpenFiles;
  readonly #readers = new Map<string, PartReader>();

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
    const part = this.#part(path, scope);
    if (part === undefined) return;
    parts.set(path, part);
    for (const include of part.includes) {
      const pattern = patternOf(include, part.document);
      for (const each of this.#files.included(pattern, path)) this.#add(each, include.scope, parts);
    }
  }

  /** As it is now; nothing where it cannot be read. */
  #part(path: string, scope: Scope): Part | undefined {
    const text = this.#files.read(path);
    if (typeof text !== 'string') return undefined;
    const reader = this.#readers.get(path) ?? new PartReader(path);
    this.#readers.set(path, reader);
    return reader.read(text, scope);
  }
}

/** All that follows, blanks and braces too. */
export function patternOf({ words: [keyword] }: Placed, document: Document): string {
  if (keyword === undefined) return '';
  const line = lineAt(document, keyword.origin.line - 1);
  return line.slice(keyword.endColumn - 1, Math.max(keyword.endColumn - 1, commentAt(line))).trim();
}
