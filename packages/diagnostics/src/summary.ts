import type { Diagnostic, Severity } from './diagnostic.ts';

export type Counts = Readonly<Record<Severity, number>>;

export function count(diagnostics: readonly Diagnostic[]): Counts {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}

/** `2 errors, 1 warning in 3 files`. @param files how many were checked */
export function summarize(counts: Counts, files: number): string {
  const found = (['error', 'warning', 'note'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => plural(counts[severity], severity));
  return `${found.length === 0 ? 'no problems' : found.join(', ')} in ${plural(files, 'file')}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
