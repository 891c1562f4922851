import type { Tree, Word } from '@kaconf/config';
import type { Range } from 'vscode-languageserver';
import type { Configuration } from './configuration.ts';
import type { Document } from './document.ts';
import { type Placed, placedIn, type Scope, TOP } from './placed.ts';
import type { PlacedItem } from './placed-item.ts';
import { rangeOf, rangeOfWord } from './places.ts';

/** What is defined under a name somewhere and mentioned elsewhere. */
export type Kind =
  | 'script'
  | 'track file'
  | 'process'
  | 'BFD session'
  | 'instance'
  | 'sync group'
  | 'track group'
  | 'server group'
  | 'definition';

/** A name where it is written. */
export interface Occurrence {
  readonly kind: Kind;
  /** Of a definition without its `$`. */
  readonly name: string;
  readonly defines: boolean;
  readonly path: string;
  readonly range: Range;
}

/** The blocks that a name stands behind, by their keywords. */
const BLOCKS: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    vrrp_script: 'script',
    track_file: 'track file',
    vrrp_track_file: 'track file',
    vrrp_track_process: 'process',
    bfd_instance: 'BFD session',
    vrrp_instance: 'instance',
    vrrp_sync_group: 'sync group',
    track_group: 'track group',
    virtual_server_group: 'server group',
  }),
);

/** The lists whose entries begin with a name. */
const LISTS: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    track_script: 'script',
    track_file: 'track file',
    track_process: 'process',
    track_bfd: 'BFD session',
  }),
);

/** What the word at `index` names, whether or not there is one yet. */
export function kindAt(scope: Scope, words: readonly string[], index: number): Kind | undefined {
  const [first = ''] = words;
  const before = words[index - 1];
  if (scope.depth === 0) {
    if (index === 1) return BLOCKS.get(first);
    return first === 'virtual_server' && index === 2 && before === 'group' ? 'server group' : undefined;
  }
  if (scope.entry !== undefined) {
    if (before === 'track_group') return 'track group';
    if (scope.depth !== 2) return undefined;
    return scope.keyword === 'group' ? 'instance' : index === 0 ? LISTS.get(scope.keyword) : undefined;
  }
  if (index === 0) return undefined;
  if (first === 'name' && index === 1) return scope.keyword === 'BFD_CHECK' ? 'BFD session' : undefined;
  if (first === 'track_file' && index === 1) return scope.keyword === 'FILE_CHECK' ? 'track file' : undefined;
  return first === 'lvs_sync_daemon' && before === 'inst' ? 'instance' : undefined;
}

/** Whether it is there that the name is given. */
function defines(scope: Scope, words: readonly string[]): boolean {
  return scope.depth === 0 && words[0] !== 'virtual_server';
}

/** A name in a statement. */
export interface Named {
  readonly kind: Kind;
  readonly name: string;
  readonly defines: boolean;
  readonly word: Word;
}

export function occurrencesIn(document: Document, items: readonly PlacedItem[]): Occurrence[] {
  const { path } = document;
  const named = items.flatMap(({ names }) =>
    names.map(({ word, ...name }): Occurrence => ({ ...name, path, range: rangeOfWord(word) })),
  );
  const defined = document.directives.flatMap(({ type, name, line, column, endColumn }): Occurrence[] => {
    if (type !== 'definition' && type !== 'reference') return [];
    const range = rangeOf({ line: line + 1, column: column + 1, endColumn: endColumn + 1 });
    return [{ kind: 'definition', name, defines: type === 'definition', path, range }];
  });
  return [...named, ...defined];
}

/**
 * The names that keepalived reads where nobody has written them as they are: those that definitions and loops make, in what is left
 * when these have had their effect.
 */
export function madeNames(expanded: Tree): Named[] {
  return expanded.items
    .flatMap((item) => placedIn(item, TOP))
    .flatMap(namesOf)
    .filter(({ word }) => word.origin.via?.some(({ type }) => type !== 'include'));
}

const NONE: readonly Named[] = [];

/** Most statements have none. */
export function namesOf(placed: Placed): readonly Named[] {
  const { words, scope } = placed;
  const texts = textsOf(placed);
  let named: Named[] | undefined;
  for (const [index, word] of words.entries()) {
    const kind = kindAt(scope, texts, index);
    if (kind === undefined) continue;
    named ??= [];
    named.push({ kind, name: word.text, defines: defines(scope, texts), word });
  }
  return named ?? NONE;
}

function textsOf({ words }: Placed): string[] {
  return words.map(({ text }) => text);
}

/** The words before the name of an interface, and the blocks whose entries begin with one. */
const BEFORE_INTERFACE = new Set(['interface', 'dev', 'lvs_sync_daemon']);
const OF_INTERFACES = new Set([
  'track_interface',
  'linkbeat_interfaces',
  'interface_up_down_delays',
  'interfaces',
]);

/** The interfaces that are named somewhere, each once. */
export function interfacesNamed({ parts }: Configuration): string[] {
  const all = [...parts.values()].flatMap(({ items }) => items.flatMap(({ interfaces }) => interfaces));
  return [...new Set(all)];
}

export function interfacesOf(placed: Placed): string[] {
  const { entry, keyword } = placed.scope;
  const isEntry = entry !== undefined && OF_INTERFACES.has(keyword);
  const texts = textsOf(placed);
  return texts.filter((text, index) => {
    const isName = index === 0 ? isEntry : BEFORE_INTERFACE.has(texts[index - 1] ?? '');
    return isName && !text.startsWith('$');
  });
}
