import type { Diagnostic, Fix, Span } from '@kaconf/diagnostics';
import { remembered } from './remembered.ts';

type Texts = ReadonlyMap<string, string>;

/** Puts one text in place of another. */
export function replace(title: string, span: Span, replacement: string): Fix {
  return { title, span, replacement };
}

/** Takes a statement away: with its line, if nothing else is on it. */
export function remove(title: string, span: Span, texts: Texts): Fix {
  const line = lineAt(texts, span);
  const isAlone =
    line !== undefined && `${line.slice(0, span.column - 1)}${line.slice(span.endColumn - 1)}`.trim() === '';
  return replace(title, isAlone ? { ...span, column: 1, endLine: span.line + 1, endColumn: 1 } : span, '');
}

/** A line that a condition, a definition or a loop makes something else of may be right for others. */
const MADE = /\$|~(?:SEQ|LST)|^\s*@|\\$/;

/** Whether what is there is what is read. */
export function isRewritable(span: Span, texts: Texts): boolean {
  if (span.via?.some(({ type }) => type !== 'include')) return false;
  const line = lineAt(texts, span);
  return line !== undefined && !MADE.test(line);
}

/** Each file is split once: there may be as many fixes as lines. */
const splitFiles = remembered((_: Texts) => new Map<string, readonly string[]>());

function lineAt(texts: Texts, { file, line }: Span): string | undefined {
  const files = splitFiles(texts);
  const lines = files.get(file) ?? linesOf(texts.get(file) ?? '');
  files.set(file, lines);
  return lines[line - 1];
}

/** None of what is no UTF-8: whoever wrote it anew would lose something. */
function linesOf(text: string): readonly string[] {
  return text.includes('\ufffd') ? [] : text.split('\n');
}

/** The files that change, as they are then. Of two fixes that overlap the first is done: lint again for the other. */
export function applyFixes(texts: Texts, diagnostics: readonly Diagnostic[]): Map<string, string> {
  const fixes = diagnostics.flatMap(({ fix }) => fix ?? []);
  const byFile = Map.groupBy(fixes, ({ span }) => span.file);
  return new Map([...byFile].map(([file, theirs]) => [file, applyTo(texts.get(file) ?? '', theirs)]));
}

function applyTo(text: string, fixes: readonly Fix[]): string {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const offset = (line: number, column: number) => (starts[line - 1] ?? text.length) + column - 1;
  const edits = fixes
    .map(({ span, replacement }) => ({
      from: offset(span.line, span.column),
      to: offset(span.endLine, span.endColumn),
      replacement,
    }))
    .toSorted((a, b) => a.from - b.from);
  let fixed = '';
  let done = 0;
  for (const { from, to, replacement } of edits) {
    if (from < done) continue;
    fixed += text.slice(done, from) + replacement;
    done = to;
  }
  return fixed + text.slice(done);
}
