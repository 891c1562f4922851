import type { Diagnostic } from '@kaconf/diagnostics';
import { placeIn } from './1-source/line.ts';
import type { Place } from './1-source/origin.ts';
import type { Source } from './1-source/source.ts';
import { Expansion } from './2-expand/expansion.ts';
import type { ExpandOptions } from './2-expand/options.ts';
import { Reporter } from './5-typed/reporter.ts';

/** A configuration without directives and comments. */
export interface ExpandedConfig {
  readonly lines: readonly ExpandedLine[];
  /** What was wrong with includes, definitions and the like. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that were read, by their paths. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface ExpandedLine {
  readonly text: string;
  /** Where it is written, and how it came to be read. */
  readonly place: Place;
}

/** What keepalived reads in place of a configuration, for people to look at. */
export function expandConfig(source: Source, options: ExpandOptions = {}): ExpandedConfig {
  const { text, rows, findings, texts } = new Expansion(options).run([source]);
  const reporter = new Reporter();
  for (const finding of findings) reporter.report(finding);
  const lines = text.split('\n').flatMap((line, index): ExpandedLine[] => {
    const row = rows?.written(index);
    return row === undefined ? [] : [{ text: line, place: placeIn(row, 0, line.length) }];
  });
  return { lines, diagnostics: reporter.finish(), texts };
}
