import { linesWith, matchesIn } from './lines.ts';
import { remembered } from './remembered.ts';

type Texts = ReadonlyMap<string, string>;

/** The names that lines like `$NAME=value` give something to, for some host at least. */
export function definedNames(texts: Texts): ReadonlySet<string> {
  return namesIn(texts, /^[ \t]*(?:@\S+[ \t]+)?\$([A-Za-z_]\w*)=/gm);
}

/** Those that are defined for whoever reads it. */
export function definedAnyway(texts: Texts): ReadonlySet<string> {
  return namesIn(texts, /^[ \t]*\$([A-Za-z_]\w*)=/gm);
}

/** The lines that define something or refer to it. */
export const linesOfDefinitions = remembered((texts: Texts) => linesWith('$', texts));

function namesIn(texts: Texts, definition: RegExp): Set<string> {
  return new Set(matchesIn(linesOfDefinitions(texts), definition).map(([, name = '']) => name));
}
