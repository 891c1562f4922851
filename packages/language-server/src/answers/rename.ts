import type { Position, Range } from 'vscode-languageserver';
import type { Configuration } from '../text/configuration.ts';
import { lineAt } from '../text/document.ts';
import type { Kind, Named, Occurrence } from '../text/names.ts';
import type { Part } from '../text/part.ts';
import { type Location, occurrenceAt, occurrencesOf } from './definition.ts';

/** What another name is to be written over, and the name that is there. */
export interface Renamable {
  readonly range: Range;
  readonly name: string;
}

/** Nothing where no name is; why not, in words, where one is that cannot be renamed. */
export function renamableAt(
  configuration: Configuration,
  part: Part,
  position: Position,
): Renamable | string | undefined {
  const here = occurrenceAt(part, position);
  if (here === undefined) return undefined;
  const { kind, name } = here;
  if (!occurrencesOf(configuration, here).some(({ defines }) => defines)) {
    return kind === 'definition'
      ? `nothing defines $${name} in these files`
      : `no ${kind} is called '${name}' in these files`;
  }
  return { range: nameIn(here, part), name };
}

/** Where the new name is to be written, in all files; or why it cannot be. @param made as for definitions */
export function renameAt(
  configuration: Configuration,
  part: Part,
  position: Position,
  newName: string,
  made: () => readonly Named[],
): Location[] | string {
  const renamable = renamableAt(configuration, part, position);
  const here = occurrenceAt(part, position);
  if (typeof renamable === 'string') return renamable;
  if (here === undefined || renamable === undefined) return 'there is no name here';
  const { kind, name } = here;
  if (!isName(newName, kind)) return `'${newName}' cannot be the name of a ${kind}`;
  const others = occurrencesOf(configuration, { ...here, name: newName });
  if (newName !== name && others.some(({ defines }) => defines)) {
    return kind === 'definition'
      ? `$${newName} is defined already`
      : `another ${kind} is called '${newName}' already`;
  }
  const other = made().find((each) => each.kind === kind && each.name === name);
  if (other !== undefined) {
    const { file, line } = other.word.origin;
    return `a definition or a loop makes the name '${name}' at ${file}:${line}: rename it there first`;
  }
  return occurrencesOf(configuration, here).flatMap((each) => {
    const where = configuration.parts.get(each.path);
    return where ? [{ path: each.path, range: nameIn(each, where) }] : [];
  });
}

function isName(text: string, kind: Kind): boolean {
  return kind === 'definition' ? /^[A-Za-z_]\w*$/.test(text) : /^[^\s"{}#!$\\]+$/.test(text);
}

/** Without `$`, braces and quotes. */
function nameIn({ name, range: { start, end } }: Occurrence, { document }: Part): Range {
  const written = lineAt(document, start.line).slice(start.character, end.character);
  const character = start.character + Math.max(0, written.indexOf(name));
  return {
    start: { line: start.line, character },
    end: { line: start.line, character: character + name.length },
  };
}
