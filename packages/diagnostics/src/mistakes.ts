import type { Diagnostic } from './diagnostic.ts';

/**
 * One finding for one mistake: without those that another one explains, and without what a file that is included again,
 * or a line that is repeated, has again.
 */
export function mistakes(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const causes = diagnostics.filter(({ consequence }) => !consequence);
  // A consequence that is graver than its cause stays.
  const kept = diagnostics.some(isError) && !causes.some(isError) ? diagnostics : causes;
  return [...new Map(kept.toReversed().map((each) => [identity(each), each])).values()].reverse();
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function identity({ code, span: { file, line, column }, message }: Diagnostic): string {
  return `${code} ${file}:${line}:${column} ${message}`;
}
