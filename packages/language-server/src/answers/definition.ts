import type { Position, Range } from 'vscode-languageserver';
import type { OpenFiles } from '../files.ts';
import { type Configuration, patternOf } from '../text/configuration.ts';
import type { Named, Occurrence } from '../text/names.ts';
import type { Part } from '../text/part.ts';
import { contains, rangeOfWord } from '../text/places.ts';

/** A stretch of a file. */
export interface Location {
  readonly path: string;
  readonly range: Range;
}

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * Where the name at a place is given, or the files that an include names.
 * @param made the names that only definitions and loops make
 */
export function definitionsAt(
  configuration: Configuration,
  part: Part,
  position: Position,
  files: Pick<OpenFiles, 'included'>,
  made: () => readonly Named[],
): Location[] {
  const here = occurrenceAt(part, position);
  if (here === undefined) return includedAt(part, position, files);
  const written = occurrencesOf(configuration, here).filter(({ defines }) => defines);
  if (written.length > 0) return written.map(locationOf);
  return made()
    .filter(({ defines, kind, name }) => defines && kind === here.kind && name === here.name)
    .map(({ word }) => ({ path: word.origin.file, range: rangeOfWord(word) }));
}

/** Where the name at a place is mentioned. @param defining also where it is given */
export function referencesAt(
  configuration: Configuration,
  part: Part,
  position: Position,
  defining: boolean,
): Location[] {
  const here = occurrenceAt(part, position);
  if (here === undefined) return [];
  return occurrencesOf(configuration, here)
    .filter(({ defines }) => defining || !defines)
    .map(locationOf);
}

export function occurrenceAt({ occurrences }: Part, position: Position): Occurrence | undefined {
  const here = occurrences.filter(({ range }) => contains(range, position));
  // A reference to a definition may be a part of a name.
  return here.find(({ kind }) => kind === 'definition') ?? here[0];
}

/** All of the same name, in all files. */
export function occurrencesOf({ parts }: Configuration, { kind, name }: Occurrence): Occurrence[] {
  return [...parts.values()].flatMap(({ occurrences }) =>
    occurrences.filter((each) => each.kind === kind && each.name === name),
  );
}

function locationOf({ path, range }: Occurrence): Location {
  return { path, range };
}

function includedAt(part: Part, { line }: Position, files: Pick<OpenFiles, 'included'>): Location[] {
  const include = part.includes.find(({ words }) => words[0]?.origin.line === line + 1);
  if (include === undefined) return [];
  const { document } = part;
  return files.included(patternOf(include, document), document.path).map((path) => ({ path, range: START }));
}
