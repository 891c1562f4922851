import { type Diagnostic, failsTest, type KeepalivedLine, rowOf } from '@kaconf/diagnostics';
import { diagnosticOf, type Finding } from './reporter.ts';

/**
 * The parent reads what is meant, its children what has become of that. What only they say is in consequence of the
 * departures, where they began to differ.
 */
export function reconcile(
  parent: readonly Diagnostic[],
  children: readonly Diagnostic[],
  departures: readonly Finding[],
): Diagnostic[] {
  const pool = Map.groupBy(children, nameOf);
  const shared = parent.map((diagnostic): Diagnostic => {
    const same = pool.get(nameOf(diagnostic))?.shift();
    return withLines(diagnostic, [...linesOf(diagnostic, true), ...linesOf(same, false)]);
  });
  const consequences = [...pool.values()].flat().flatMap((diagnostic) => linesOf(diagnostic, false));
  const byCause = Map.groupBy(consequences, (line) => causeOf(line, departures));
  const causes = departures.map((departure, index) => diagnosticOf(departure, byCause.get(index) ?? []));
  return [...causes, ...shared];
}

function nameOf({ code, span: { file, line, column }, message }: Diagnostic): string {
  return `${code} ${file}:${line}:${column} ${message}`;
}

/** What the parent says, or what the others do. */
function linesOf(diagnostic: Diagnostic | undefined, ofParent: boolean): KeepalivedLine[] {
  return (diagnostic?.keepalived ?? []).flatMap((line) => {
    const readers = line.readers.filter((reader) => (reader === 'parent') === ofParent);
    return readers.length === 0 ? [] : [{ ...line, readers }];
  });
}

function withLines(diagnostic: Diagnostic, keepalived: readonly KeepalivedLine[]): Diagnostic {
  const { keepalived: _, severity, ...rest } = diagnostic;
  const isError = failsTest({ keepalived });
  return {
    ...rest,
    severity: isError || severity === 'note' ? severity : 'warning',
    ...(keepalived.length > 0 && { keepalived }),
  };
}

/** The last departure before the line, by its place in `departures`. */
function causeOf({ at }: KeepalivedLine, departures: readonly Finding[]): number {
  if (at === undefined) return departures.length - 1;
  return Math.max(
    0,
    departures.findLastIndex(({ span }) => rowOf(span) <= rowOf(at)),
  );
}
