import type { Diagnostic } from '@kaconf/diagnostics';
import { type Hover, MarkupKind, type Position, type Range } from 'vscode-languageserver';
import type { Configuration } from '../text/configuration.ts';
import { statementAt } from '../text/cursor.ts';
import { lineAt } from '../text/document.ts';
import type { Occurrence } from '../text/names.ts';
import type { Part } from '../text/part.ts';
import { entriesNamed, entryAt } from '../text/placed.ts';
import { contains, rangeOf, rangeOfWord } from '../text/places.ts';
import { keywordText } from './keyword-text.ts';

/** A finding that is shown in the file. */
type Finding = Pick<Diagnostic, 'code' | 'span'>;

/** @param pageOf what `kaconf explain` prints of a code, in Markdown */
export function hoverAt(
  configuration: Configuration,
  part: Part,
  position: Position,
  findings: readonly Finding[],
  pageOf: (code: string) => string,
): Hover | undefined {
  const about = keywordAt(part, position) ?? nameAt(configuration, part, position);
  const pages = findings.filter(({ span }) => contains(rangeOf(span), position)).map(({ code }) => code);
  const texts = [...(about ? [about.text] : []), ...[...new Set(pages)].map((code) => pageOf(code).trim())];
  if (texts.length === 0) return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value: texts.join('\n\n---\n\n') },
    ...(about && { range: about.range }),
  };
}

interface About {
  readonly text: string;
  readonly range: Range;
}

function keywordAt({ document, scope }: Part, position: Position): About | undefined {
  const placed = statementAt(document, position, scope);
  const [word] = placed?.words ?? [];
  if (placed === undefined || word === undefined) return undefined;
  const range = rangeOfWord(word);
  if (!contains(range, position) || placed.scope.entry !== undefined) return undefined;
  const entry = entryAt(placed.scope, word.text);
  if (entry) return { text: keywordText(entry), range };
  // Of a file that nobody is known to include, or within a definition.
  const [only, ...others] = entriesNamed(word.text);
  return only && others.length === 0 ? { text: keywordText(only), range } : undefined;
}

function nameAt({ parts }: Configuration, { occurrences }: Part, position: Position): About | undefined {
  const here = occurrences.find(({ range }) => contains(range, position));
  if (here === undefined) return undefined;
  const definitions = [...parts.values()].flatMap((part) =>
    part.occurrences
      .filter(({ kind, name, defines }) => defines && kind === here.kind && name === here.name)
      .map((it) => ({ text: sourceOf(part, it), it })),
  );
  if (definitions.length === 0) return undefined;
  const source = ['```keepalived', ...definitions.map(({ text }) => text), '```'].join('\n');
  return { text: source, range: here.range };
}

/** More of a definition does not help. */
const MOST_LINES = 20;

/** A definition with the lines that it goes on in, or the line that opens a block. */
function sourceOf({ document }: Part, { kind, range: { start } }: Occurrence): string {
  if (kind !== 'definition') return lineAt(document, start.line).trim();
  const { lines } = document;
  let end = start.line;
  while (lines[end]?.trimEnd().endsWith('\\') && end - start.line < MOST_LINES) end++;
  return lines.slice(start.line, end + 1).join('\n');
}
