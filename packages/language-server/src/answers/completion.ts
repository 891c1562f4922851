import type { Entry, Files } from '@kaconf/config';
import { rules } from '@kaconf/lint';
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type Position,
  type Range,
} from 'vscode-languageserver';
import type { Configuration } from '../text/configuration.ts';
import { scopeAt, type Typed, typedAt } from '../text/cursor.ts';
import { type Document, lineAt } from '../text/document.ts';
import { interfacesNamed, type Kind, kindAt } from '../text/names.ts';
import type { Part } from '../text/part.ts';
import { entryAt, keywordIn, type Scope } from '../text/placed.ts';
import { type Choice, choiceIn } from './forms.ts';
import { keywordText, signature } from './keyword-text.ts';
import { snippetOf } from './snippets.ts';

/** What completions may make use of. */
export interface Abilities {
  readonly snippets: boolean;
  /** Where included files are. */
  readonly files: Pick<Files, 'list' | 'kind'>;
}

/** Whether the character before a place is a reason to offer something, which many an editor accepts with the next Enter. */
export function isAsked(document: Document, { line, character }: Position, trigger: string): boolean {
  const before = lineAt(document, line).slice(0, character);
  if (trigger === ' ') return before.trim() !== '';
  return trigger !== '{' || before.endsWith(`\${`);
}

/** What may be written at a place, for the editor to choose among by what is there already. */
export function completionsAt(
  configuration: Configuration,
  part: Part,
  position: Position,
  abilities: Abilities,
): CompletionItem[] {
  const typed = typedAt(part.document, position);
  if (typed === undefined) return suppressions(part, position);
  const { word, words, range } = typed;
  if (/^\$\{?\w*$/.test(word)) return references(configuration, typed);
  if (words.length === 0 && word.startsWith('@')) return conditions(configuration, range);
  if (/^\$[A-Za-z_]\w*=/.test(typed.line)) return [];
  if (/^include[rmwba]?$/.test(words[0] ?? '')) return files(part, typed, abilities);
  const scope = scopeAt(part.document, position, part.scope);
  if (words.length === 0 && scope.block) return keywords(scope, range, abilities);
  return values(configuration, scope, typed);
}

/** Anywhere, but hardly meant within a block. */
const INCLUDE = { label: 'include', detail: 'include PATTERN', sortText: '00000' } as const;

function keywords(scope: Scope, range: Range, { snippets }: Abilities): CompletionItem[] {
  const words = Object.keys(scope.block?.keywords ?? {});
  const include = {
    ...INCLUDE,
    kind: CompletionItemKind.Keyword,
    documentation:
      'Goes on with the files that the pattern names, relative to this one, and then behind this line.',
    textEdit: { range, newText: 'include' },
  };
  const own = words.flatMap((word, index) => {
    const entry = entryAt(scope, word);
    return entry === undefined ? [] : [keyword(entry, index, range, snippets)];
  });
  return scope.path === '' ? [include, ...own] : own;
}

function keyword(entry: Entry, index: number, range: Range, snippets: boolean): CompletionItem {
  const snippet = snippets ? snippetOf(entry) : undefined;
  return {
    label: entry.word,
    kind: entry.inside ? CompletionItemKind.Module : CompletionItemKind.Property,
    detail: signature(entry),
    documentation: { kind: MarkupKind.Markdown, value: keywordText(entry) },
    // In the order of the manual, the outdated ones last.
    sortText: `${entry.deprecated ? 1 : 0}${String(index).padStart(4, '0')}`,
    ...(entry.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(snippet !== undefined && {
      insertTextFormat: InsertTextFormat.Snippet,
      insertTextMode: InsertTextMode.adjustIndentation,
    }),
    textEdit: { range, newText: snippet ?? entry.word },
  };
}

function values(configuration: Configuration, scope: Scope, { words, range }: Typed): CompletionItem[] {
  const kind = kindAt(scope, [...words, ''], words.length);
  if (kind !== undefined) return named(configuration, kind, words, range);
  const { literals, placeholder } = choiceAt(scope, words);
  return [
    ...literals.map((word, index) => ({
      label: word,
      kind: CompletionItemKind.EnumMember,
      sortText: String(index).padStart(4, '0'),
      textEdit: { range, newText: word },
    })),
    ...(placeholder === 'INTERFACE'
      ? plain(interfacesNamed(configuration), CompletionItemKind.Interface, range)
      : []),
  ];
}

function choiceAt(scope: Scope, words: readonly string[]): Choice {
  const [first = '', ...rest] = words;
  if (scope.entry !== undefined) return choiceIn(scope.entry, words);
  const keyword = keywordIn(scope, first);
  const form = keyword && entryAt(scope, first)?.form;
  return form === undefined ? { literals: [], placeholder: undefined } : choiceIn(form, rest);
}

/** Names that are defined, but for those that are there already. */
function named(
  { parts }: Configuration,
  kind: Kind,
  words: readonly string[],
  range: Range,
): CompletionItem[] {
  const all = [...parts.values()].flatMap(({ items }) => items.flatMap(({ names }) => names));
  const names = all.filter((it) => it.kind === kind && it.defines).map(({ name }) => name);
  return plain(
    names.filter((name) => !words.includes(name)),
    CompletionItemKind.Reference,
    range,
    kind,
  );
}

function plain(
  names: readonly string[],
  kind: CompletionItemKind,
  range: Range,
  detail?: string,
): CompletionItem[] {
  return [...new Set(names)].map((name) => ({
    label: name,
    kind,
    ...(detail && { detail }),
    textEdit: { range, newText: name },
  }));
}

/** What is there without a definition. */
const BUILT_IN: Readonly<Record<string, string>> = {
  _PWD: 'the directory of this file',
  _INSTANCE: 'the name of the host, or of --config-id',
  _RANDOM: 'a random number, behind it perhaps the least and the most',
  _ENV: 'a variable of the environment, with its name behind it',
  _HASH: '#',
  _BANG: '!',
};

function references({ parts }: Configuration, { word, range }: Typed): CompletionItem[] {
  const inBraces = word[1] === '{';
  const values = new Map<string, string>();
  for (const { document } of parts.values()) {
    for (const { type, name, line, endColumn } of document.directives) {
      if (type !== 'definition' || values.has(name)) continue;
      values.set(
        name,
        lineAt(document, line)
          .slice(endColumn + 1)
          .trim(),
      );
    }
  }
  return [...values, ...Object.entries(BUILT_IN)].map(([name, detail]) => ({
    label: `$${name}`,
    kind: CompletionItemKind.Variable,
    detail,
    filterText: inBraces ? `\${${name}` : `$${name}`,
    textEdit: { range, newText: inBraces ? `\${${name}}` : `$${name}` },
  }));
}

/** The hosts that lines are for. */
function conditions({ parts }: Configuration, range: Range): CompletionItem[] {
  const ids = [...parts.values()].flatMap(({ document }) =>
    document.directives.filter(({ type }) => type === 'condition').map(({ name }) => `@${name}`),
  );
  return plain(ids, CompletionItemKind.Constant, range);
}

/** What is in the folder that an include leads to so far. */
function files({ document }: Part, { word, range }: Typed, { files }: Abilities): CompletionItem[] {
  const end = word.lastIndexOf('/') + 1;
  const named = word.slice(0, end);
  const directory = named.startsWith('/') ? named : `${folderOf(document.path)}${named}`;
  const start = { ...range.start, character: range.start.character + end };
  return [...(files.list(directory.replace(/(?<=.)\/$/, '')) ?? [])].sort().map((name) => {
    const isFolder = files.kind(`${directory}${name}`) === 'directory';
    const text = isFolder ? `${name}/` : name;
    const kind = isFolder ? CompletionItemKind.Folder : CompletionItemKind.File;
    return { label: text, kind, textEdit: { range: { start, end: range.end }, newText: text } };
  });
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Rules, behind what silences them. */
function suppressions({ document }: Part, { line, character }: Position): CompletionItem[] {
  const before = lineAt(document, line).slice(0, character);
  const [, word] =
    /kaconf-disable-(?:next-line|line|file)[\s:]+(?:KL\d+[\s,]+)*(K?L?\d*)$/.exec(before) ?? [];
  if (word === undefined) return [];
  const range = { start: { line, character: character - word.length }, end: { line, character } };
  return rules.map(({ code, summary }) => ({
    label: code,
    kind: CompletionItemKind.Value,
    detail: summary,
    textEdit: { range, newText: code },
  }));
}
