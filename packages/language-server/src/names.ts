import type { Tree, Word } from '@kaconf/config';
import type { Range } from 'vscode-languageserver';
import type { Configuration } from './configuration.ts';
import type { Document } from './document.ts';
import { everyPlaced, type Placed, type Scope, TOP } from './placed.ts';
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
const BLOCKS: Readonly<Record<string, Kind>> = {
  vrrp_script: 'script',
  track_file: 'track file',
  vrrp_track_file: 'track file',
  vrrp_track_process: 'process',
  bfd_instance: 'BFD session',
  vrrp_instance: 'instance',
  vrrp_sync_group: 'sync group',
  track_group: 'track group',
  virtual_server_group: 'server group',
};

/** The lists whose entries begin with a name. */
const LISTS: Readonly<Record<string, Kind>> = {
  track_script: 'script',
  track_file: 'track file',
  track_process: 'process',
  track_bfd: 'BFD session',
};

/** What the word at `index` names, whether or not there is one yet. */
export function kindAt(scope: Scope, words: readonly string[], index: number): Kind | undefined {
  const [first = ''] = words;
  const before = words[index - 1];
  if (scope.path === '') {
    if (index === 1) return BLOCKS[first];
    return first === 'virtual_server' && index === 2 && before === 'group' ? 'server group' : undefined;
  }
  const [block = '', list = ''] = scope.path.split('/').slice(-2);
  if (scope.path.split('/').length === 2 && scope.entry !== undefined) {
    if (list === 'group') return 'instance';
    if (index === 0 && list in LISTS) return LISTS[list];
  }
  if (index === 1 && first === 'name' && list === 'BFD_CHECK') return 'BFD session';
  if (index === 1 && first === 'track_file' && list === 'FILE_CHECK') return 'track file';
  if (first === 'lvs_sync_daemon' && before === 'inst') return 'instance';
  if (before === 'track_group' && (scope.entry !== undefined || block === '')) return 'track group';
  return undefined;
}

/** Whether it is there that the name is given. */
function defines(scope: Scope, words: readonly string[]): boolean {
  return scope.path === '' && words[0] !== 'virtual_server';
}

export function occurrencesIn(document: Document, statements: readonly Placed[]): Occurrence[] {
  const { path } = document;
  const named = statements.flatMap((placed) =>
    namesOf(placed).map(
      ({ kind, word }): Occurrence => ({
        kind,
        name: word.text,
        defines: defines(placed.scope, textsOf(placed)),
        path,
        range: rangeOfWord(word),
      }),
    ),
  );
  const defined = document.directives.flatMap(({ type, name, line, column, endColumn }): Occurrence[] => {
    if (type !== 'definition' && type !== 'reference') return [];
    const range = rangeOf({ line: line + 1, column: column + 1, endColumn: endColumn + 1 });
    return [{ kind: 'definition', name, defines: type === 'definition', path, range }];
  });
  return [...named, ...defined];
}

/** A name that keepalived reads where nobody has written it as it is. */
export interface Made {
  readonly kind: Kind;
  readonly name: string;
  readonly defines: boolean;
  readonly word: Word;
}

/** Those that definitions and loops make, in what is left when these have had their effect. */
export function madeNames(expanded: Tree): Made[] {
  return everyPlaced(expanded, TOP).flatMap((placed) =>
    namesOf(placed)
      .filter(({ word }) => word.origin.via?.some(({ type }) => type !== 'include'))
      .map(({ kind, word }) => ({
        kind,
        name: word.text,
        defines: defines(placed.scope, textsOf(placed)),
        word,
      })),
  );
}

function namesOf(placed: Placed): { readonly kind: Kind; readonly word: Word }[] {
  const { words, scope } = placed;
  const texts = textsOf(placed);
  return words.flatMap((word, index) => {
    const kind = kindAt(scope, texts, index);
    return kind === undefined ? [] : [{ kind, word }];
  });
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
export function interfacesIn({ parts }: Configuration): string[] {
  const names = new Set<string>();
  for (const { placed: statements } of parts.values()) {
    for (const placed of statements) {
      const texts = textsOf(placed);
      const isEntry =
        placed.scope.entry !== undefined && OF_INTERFACES.has(placed.scope.path.split('/').at(-1) ?? '');
      for (const [index, text] of texts.entries()) {
        const isName = index === 0 ? isEntry : BEFORE_INTERFACE.has(texts[index - 1] ?? '');
        if (isName && !text.startsWith('$')) names.add(text);
      }
    }
  }
  return [...names];
}
