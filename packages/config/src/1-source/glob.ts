import { type Files, within } from './files.ts';
import { braceAlternatives, isPattern, matcherOf, unescapePattern } from './pattern.ts';

/** What a pattern leads to. */
export interface Found {
  /** As the pattern names them, sorted for each alternative of its braces; a directory ends in `/`. */
  readonly paths: readonly string[];
  /** A name or a directory that the pattern demands is not there. */
  readonly missing: boolean;
  /** Its braces stand for so many names that none is looked for. */
  readonly tooMany: boolean;
}

/** Braces behind braces multiply. */
export const MOST_ALTERNATIVES = 256;

/** As glob(3) with GLOB_BRACE and GLOB_MARK. @param directory what the pattern is relative to */
export function glob(pattern: string, directory: string, files: Files): Found {
  const search = new Search(directory, files);
  const alternatives = [...braceAlternatives(pattern).take(MOST_ALTERNATIVES + 1)];
  const tooMany = alternatives.length > MOST_ALTERNATIVES;
  const paths = tooMany ? [] : alternatives.flatMap((each) => search.find(each));
  return { paths, missing: search.missing, tooMany };
}

class Search {
  missing = false;
  readonly #directory: string;
  readonly #files: Files;

  constructor(directory: string, files: Files) {
    this.#directory = directory;
    this.#files = files;
  }

  find(pattern: string): string[] {
    const found = this.#expand(pattern).toSorted();
    return found.map((path) => (this.#kind(path) === 'directory' && !path.endsWith('/') ? `${path}/` : path));
  }

  #expand(pattern: string): string[] {
    const [, parent = '', name = ''] = /^(.*\/)?([^/]*)$/s.exec(pattern) ?? [];
    if (name === '' && parent === '') return [];
    if (name === '') return this.#expand(parent.replace(/\/+$/, '')).map((path) => `${path}/`);
    const parents = isPattern(parent) ? this.#expand(parent.slice(0, -1)) : [unescapePattern(parent)];
    return parents.flatMap((each) => this.#within(isPattern(parent) ? `${each}/` : each, name));
  }

  /** @param parent as it goes before a name: empty, or with its slash */
  #within(parent: string, name: string): string[] {
    if (!isPattern(name)) {
      const path = parent + unescapePattern(name);
      if (this.#kind(path) !== undefined) return [path];
      this.missing = true;
      return [];
    }
    const names = this.#files.list(within(this.#directory, parent) || '.');
    if (names === undefined) this.missing = true;
    return (names ?? []).filter(matcherOf(name)).map((each) => parent + each);
  }

  #kind(path: string) {
    return this.#files.kind(within(this.#directory, path));
  }
}
