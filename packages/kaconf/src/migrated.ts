import { type ExpandOptions, type Parsed, parseConfig } from '@kaconf/config';
import { type Diagnostic, distinct, mistakes } from '@kaconf/diagnostics';
import {
  applyFixes,
  changedEverywhere,
  compare,
  type Everywhere,
  firstOf,
  type Guess,
  guessVersion,
  isLegible,
  lastOf,
  migrate,
  type Version,
} from '@kaconf/lint';
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
  /** What has changed whatever is configured, since the oldest version that one of them was written for. */
  readonly everywhere: readonly Everywhere[];
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
  const versions: Version[] = [];
  const legible = whole.filter(([, parsed]) => isLegible(parsed));
  const diagnostics = legible.flatMap(([file, parsed]) => {
    const version = from(file) ?? guess(file, parsed, guesses);
    versions.push(firstOf(version));
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
    everywhere: versions
      .toSorted(compare)
      .slice(0, 1)
      .flatMap((oldest) => changedEverywhere(oldest, lastOf(to))),
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

/** What a version has done away with is an error that is told already; of several that say the same, once is enough. */
function hasOtherErrors({ diagnostics }: Parsed, told: readonly Diagnostic[]): boolean {
  const lines = new Set(told.map(({ span }) => `${span.file}:${span.line}`));
  const errors = mistakes(diagnostics).filter(({ severity }) => severity === 'error');
  const isTold = ({ span }: Diagnostic) => lines.has(`${span.file}:${span.line}`);
  const messages = new Set(errors.filter(isTold).map(({ message }) => message));
  return errors.some((error) => !isTold(error) && !messages.has(error.message));
}
