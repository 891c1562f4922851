import { type ExpandOptions, type Parsed, parseConfig } from '@kaconf/config';
import { type Diagnostic, distinct } from '@kaconf/diagnostics';
import { applyFixes, isLegible, lint, lintCluster, type Settings } from '@kaconf/lint';
import { fragmentsAmong } from './fragments.ts';
import { nodeNames } from './node-names.ts';
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
  const all = parseAll(texts, options);
  const fragments = fragmentsAmong(found, all);
  const whole = new Map([...all].filter(([file]) => !fragments.has(file)));
  return linted(whole, distinct([...whole.values()].flatMap((parsed) => lint(parsed, settings))));
}

/** What is found of one, too, as the configuration of a node beside others. */
export function lintBeside(
  own: Sources,
  others: Sources,
  options: ExpandOptions,
  settings: Settings,
): Linted {
  const alone = lintAll(own, options, settings);
  const all = parseAll(new Map([...others.texts, ...own.texts]), options);
  const names = nodeNames([...all.keys()]) ?? [...all.keys()];
  const nodes = [...all.values()]
    .map((parsed, index) => ({ name: names[index] ?? '', parsed }))
    .filter(({ parsed }) => isLegible(parsed));
  const isAboutIt = ({ span, related = [] }: Diagnostic) =>
    [span, ...related.map((it) => it.span)].some(({ file }) => alone.texts.has(file));
  const together = lintCluster(nodes, settings).filter(isAboutIt);
  return linted(all, [...alone.diagnostics, ...together]);
}

function parseAll(texts: Sources['texts'], options: ExpandOptions): Map<string, Parsed> {
  return new Map([...texts].map(([file, text]) => [file, parseConfig({ file, text }, options)]));
}

function linted(all: ReadonlyMap<string, Parsed>, diagnostics: readonly Diagnostic[]): Linted {
  const judged = [...all];
  return {
    diagnostics,
    texts: new Map(judged.flatMap(([, parsed]) => [...parsed.texts])),
    files: judged.length,
    illegible: namesOf(judged.filter(([, parsed]) => !isLegible(parsed))),
    broken: namesOf(judged.filter(([, parsed]) => isLegible(parsed) && parsed.diagnostics.some(isError))),
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
