import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { Part } from '../text/part.ts';
import type { Placed } from '../text/placed.ts';
import { isBefore, rangeOf, rangeOfStatement, rangeOfWord } from '../text/places.ts';

const KINDS: ReadonlyMap<string, SymbolKind> = new Map(
  Object.entries({
    global_defs: SymbolKind.Namespace,
    vrrp_instance: SymbolKind.Class,
    vrrp_sync_group: SymbolKind.Package,
    track_group: SymbolKind.Package,
    garp_group: SymbolKind.Package,
    vrrp_script: SymbolKind.Function,
    vrrp_track_process: SymbolKind.Function,
    track_file: SymbolKind.File,
    vrrp_track_file: SymbolKind.File,
    bfd_instance: SymbolKind.Event,
    virtual_server: SymbolKind.Module,
    virtual_server_group: SymbolKind.Array,
    real_server: SymbolKind.Object,
  }),
);

/** The blocks of a file, virtual servers with their real servers, and definitions, from top to bottom. */
export function symbolsIn({ document, items }: Part): DocumentSymbol[] {
  const children = new Map<Placed, DocumentSymbol[]>();
  const top: DocumentSymbol[] = [];
  for (const each of items.flatMap(({ statements }) => statements)) {
    const { statement, words, outer } = each;
    const keyword = words[0]?.text ?? '';
    const isTop = each.scope.path === '' && statement.block !== undefined;
    if (!isTop && keyword !== 'real_server') continue;
    const inner: DocumentSymbol[] = [];
    children.set(each, inner);
    const into = outer && !isTop ? children.get(outer) : top;
    into?.push({ ...blockSymbol(each), children: inner });
  }
  const defined = document.directives.filter(({ type }) => type === 'definition');
  for (const { name, line, column, endColumn } of defined) {
    const range = rangeOf({ line: line + 1, column: column + 1, endColumn: endColumn + 1 });
    top.push({ name: `$${name}`, kind: SymbolKind.Constant, range, selectionRange: range });
  }
  return top.toSorted((a, b) => (isBefore(a.range.start, b.range.start) ? -1 : 1));
}

function blockSymbol({ statement, words }: Placed): DocumentSymbol {
  const [keyword, ...names] = words;
  const word = keyword?.text ?? '';
  const named = names.map(({ text }) => text).join(' ');
  const [first = keyword, last = first] = [names[0], names.at(-1)];
  const range = rangeOfStatement(statement);
  const selectionRange =
    first && last ? { start: rangeOfWord(first).start, end: rangeOfWord(last).end } : range;
  // Editors refuse a symbol without a name.
  return {
    name: named.trim() || word || '?',
    ...(named.trim() && { detail: word }),
    kind: KINDS.get(word) ?? SymbolKind.Struct,
    range,
    selectionRange,
  };
}
