import type { Diagnostic, Position } from './diagnostic.ts';

/** By file in the order in which the files first appear, then by line and column; equals stay as they came. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = [...new Set(diagnostics.map(({ span }) => span.file))];
  const rank = new Map(files.map((file, index) => [file, index]));
  const rankOf = (file: string) => rank.get(file) ?? 0;
  return diagnostics.toSorted(
    ({ span: a }, { span: b }) => rankOf(a.file) - rankOf(b.file) || a.line - b.line || a.column - b.column,
  );
}

/** Where a line stands among all that keepalived reads. */
export function rowOf({ line, row = line }: Position): number {
  return row;
}
