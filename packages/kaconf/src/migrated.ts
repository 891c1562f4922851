import { type ExpandOptions, type Parsed, parseConfig } from '@kaconf/config';
import { type Diagnostic, distinct } from '@kaconf/diagnostics';
import { applyFixes, firstOf, type Guess, guessVersion, isLegible, lastOf, migrate } from '@kaconf/lint';
import { fragmentsAmong } from './fragments.ts';
import type { Report } from './report.ts';
import type { Sources } from './sources.ts';

export interface Migrated extends Report {
  /** By file, where nobody said what it was written for. */
  readonly guesses: ReadonlyMap<string, Guess>;
  /** The configurations that cannot be judged. */
  readonly illegible: readonly string[];
  /** Those that a check finds other errors in: changes may be missed in what is left out for these. */
  readonly broken: readonly string[];
}

/**
 * What is a part of another configuration, is migrated there.
 *
 * @param from by file, or else guessed
 */
export function migrateAll(
  { texts, found }: Sources,
  options: ExpandOptions,
  from: (file: string) => string | undefined,
  to: string,
): Migrated {
  const all = new Map([...texts].map(([file, text]) => [file, parseConfig({ file, text }, options)]));
  const fragments = fragmentsAmong(found, all);
  const whole = [...all].filter(([file]) => !fragments.has(file));
  const guesses = new Map<string, Guess>();
  const broken: string[] = [];
  const legible = whole.filter(([, parsed]) => isLegible(parsed));
  const diagnostics = legible.flatMap(([file, parsed]) => {
    const version = from(file) ?? guess(file, parsed, guesses);
    const ours = migrate(parsed, firstOf(version), lastOf(to));
    if (hasOtherErrors(parsed, ours)) broken.push(file);
    return ours;
  });
  return {
    diagnostics: distinct(diagnostics),
    texts: new Map(whole.flatMap(([, parsed]) => [...parsed.texts])),
    files: whole.length,
    guesses,
    illegible: whole.filter(([, parsed]) => !isLegible(parsed)).map(([file]) => file),
    broken,
  };
}

/** The files that have an exact equivalent for something, as they are then. */
export function rewritten({ texts, diagnostics }: Migrated): Map<string, string> {
  return applyFixes(texts, diagnostics);
}

function guess(file: string, parsed: Parsed, guesses: Map<string, Guess>): string {
  const guessed = guessVersion(parsed);
  guesses.set(file, guessed);
  return guessed.version;
}

/** What a version has done away with is an error that is told already. */
function hasOtherErrors({ diagnostics }: Parsed, told: readonly Diagnostic[]): boolean {
  const lines = new Set(told.map(({ span }) => `${span.file}:${span.line}`));
  return diagnostics.some(
    ({ severity, span }) => severity === 'error' && !lines.has(`${span.file}:${span.line}`),
  );
}
