import type { Diagnostic, Span } from '@kaconf/diagnostics';

type Line = Pick<Span, 'file' | 'line'>;

/** Whether a check has found something in a line. */
export function mindedLines(diagnostics: readonly Diagnostic[]): (line: Line) => boolean {
  const minded = new Set(diagnostics.map(({ span }) => keyOf(span)));
  return (line) => minded.has(keyOf(line));
}

function keyOf({ file, line }: Line): string {
  return `${file}:${line}`;
}
