type Texts = ReadonlyMap<string, string>;

/** The names that lines like `$NAME=value` give something to, for some host at least. */
export function definedNames(texts: Texts): ReadonlySet<string> {
  return namesIn(texts, /^[ \t]*(?:@\S+[ \t]+)?\$([A-Za-z_]\w*)=/gm);
}

/** Those that are defined for whoever reads it. */
export function definedAnyway(texts: Texts): ReadonlySet<string> {
  return namesIn(texts, /^[ \t]*\$([A-Za-z_]\w*)=/gm);
}

function namesIn(texts: Texts, definition: RegExp): Set<string> {
  return new Set(
    [...texts.values()].flatMap((text) => Array.from(text.matchAll(definition), (it) => it[1] ?? '')),
  );
}
