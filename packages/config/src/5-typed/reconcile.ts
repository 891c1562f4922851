import { type Diagnostic, failsTest, type KeepalivedLine, type Reader, rowOf } from '@kaconf/diagnostics';

/** What one of keepalived's processes makes of a configuration, and says besides. */
export interface Heard {
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: readonly KeepalivedLine[];
}

/**
 * What is meant, with the lines of processes that have understood something else. A line that belongs to no finding about
 * what is meant is in consequence of the last cause before it.
 * @param causes some of `meant`
 */
export function reconcile(
  meant: readonly Diagnostic[],
  heard: readonly Heard[],
  causes: readonly Diagnostic[],
): Diagnostic[] {
  const unmatched = heard.map(({ diagnostics }) => Map.groupBy(diagnostics, nameOf));
  const matched = meant.map((diagnostic) => {
    const name = nameOf(diagnostic);
    return unmatched.flatMap((pool) => pool.get(name)?.shift()?.keepalived ?? []);
  });
  const rest = unmatched.flatMap((pool) => [...pool.values()].flat());
  const consequences = [
    ...rest.flatMap(({ keepalived = [] }) => keepalived),
    ...heard.flatMap((it) => it.lines),
  ];
  const caused = attribute(consequences, causes);
  const reconciled = meant.map((diagnostic, index) => {
    return withLines(diagnostic, [...(matched[index] ?? []), ...(caused.get(diagnostic) ?? [])]);
  });
  return reconciled.some(failsTest) ? reconciled : reconciled.map(asWarning);
}

function nameOf({ code, span: { file, line, column }, message }: Diagnostic): string {
  return `${code} ${file}:${line}:${column} ${message}`;
}

/** Behind the end where keepalived names no line. */
function rowWhere({ at }: KeepalivedLine): number {
  return at === undefined ? Number.POSITIVE_INFINITY : rowOf(at);
}

/** Each line to the last cause before it, or to the first of all. */
function attribute(
  lines: readonly KeepalivedLine[],
  causes: readonly Diagnostic[],
): ReadonlyMap<Diagnostic | undefined, readonly KeepalivedLine[]> {
  const inOrder = causes.toSorted((a, b) => rowOf(a.span) - rowOf(b.span));
  let last = 0;
  return Map.groupBy(
    lines.toSorted((a, b) => rowWhere(a) - rowWhere(b)),
    (line) => {
      const row = rowWhere(line);
      for (let next = inOrder[last + 1]; next && rowOf(next.span) <= row; next = inOrder[last + 1]) last++;
      return inOrder[last];
    },
  );
}

function withLines(diagnostic: Diagnostic, keepalived: readonly KeepalivedLine[]): Diagnostic {
  const { keepalived: _, severity, ...rest } = diagnostic;
  return {
    ...rest,
    severity: failsTest({ keepalived }) ? 'error' : severity,
    ...(keepalived.length > 0 && { keepalived }),
  };
}

/** Of a configuration that keepalived takes in spite of all. */
function asWarning(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.severity === 'error' ? { ...diagnostic, severity: 'warning' } : diagnostic;
}

/** What only these processes say. */
export function saidBy(readers: readonly Reader[], diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.flatMap(({ keepalived = [], ...diagnostic }) => {
    const lines = keepalived.flatMap((line) => {
      const own = line.readers.filter((reader) => readers.includes(reader));
      return own.length === 0 ? [] : [{ ...line, readers: own }];
    });
    return lines.length === 0 ? [] : [{ ...diagnostic, keepalived: lines }];
  });
}
