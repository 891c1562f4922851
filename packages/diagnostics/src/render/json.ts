import type { Diagnostic } from '../diagnostic.ts';
import { count } from '../summary.ts';

/** For programs: `{ "diagnostics": Diagnostic[], "summary": { error, warning, note, files } }`. */
export function renderJson(diagnostics: readonly Diagnostic[], files: number): string {
  const summary = { ...count(diagnostics), files };
  return `${JSON.stringify({ diagnostics, summary }, undefined, 2)}\n`;
}
