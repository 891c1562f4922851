import { type ExpandOptions, parseConfig } from '@kaconf/config';
import { type Diagnostic, distinct } from '@kaconf/diagnostics';
import { applyFixes, isLegible, lint, type Settings } from '@kaconf/lint';
import { fragmentsAmong } from './fragments.ts';
import type { Report } from './report.ts';
import type { Sources } from './sources.ts';

export interface Linted extends Report {
  /** The configurations that cannot be judged. */
  readonly illegible: readonly string[];
  /** Others that a check finds errors in: of what is left out for these, rules know nothing. */
  readonly broken: readonly string[];
}

/** What is a part of another configuration, is judged there. */
export function lintAll({ texts, found }: Sources, options: ExpandOptions, settings: Settings): Linted {
  const all = new Map([...texts].map(([file, text]) => [file, parseConfig({ file, text }, options)]));
  const fragments = fragmentsAmong(found, all);
  const whole = [...all].filter(([file]) => !fragments.has(file));
  return {
    diagnostics: distinct(whole.flatMap(([, parsed]) => lint(parsed, settings))),
    texts: new Map(whole.flatMap(([, parsed]) => [...parsed.texts])),
    files: whole.length,
    illegible: namesOf(whole.filter(([, parsed]) => !isLegible(parsed))),
    broken: namesOf(whole.filter(([, parsed]) => isLegible(parsed) && parsed.diagnostics.some(isError))),
  };
}

/** The files that fixes change, as they are then. */
export function fixesOf({ texts, diagnostics }: Linted): Map<string, string> {
  return applyFixes(texts, diagnostics);
}

function namesOf(entries: readonly (readonly [string, unknown])[]): string[] {
  return entries.map(([name]) => name);
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
