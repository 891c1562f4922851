import type { Diagnostic } from './diagnostic.ts';

/** One finding for one mistake: without those that another one explains. */
export function mistakes(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const causes = diagnostics.filter(({ consequence }) => !consequence);
  // A consequence that is graver than its cause stays.
  const kept = diagnostics.some(isError) && !causes.some(isError) ? diagnostics : causes;
  return distinct(kept);
}

/** Each once, though a file may be included again, or a line repeated. */
export function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const first = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const id = identity(diagnostic);
    if (!first.has(id)) first.set(id, diagnostic);
  }
  return [...first.values()];
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function identity({ code, span: { file, line, column }, message }: Diagnostic): string {
  return `${code} ${file}:${line}:${column} ${message}`;
}
