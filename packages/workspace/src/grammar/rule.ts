/** What a TextMate grammar is made of, as far as ours needs it. */
export type Rule = Match | Range | Include;

export interface Match {
  readonly match: string;
  readonly name?: string;
  readonly captures?: Captures;
}

export interface Range {
  readonly name?: string;
  readonly begin: string;
  readonly beginCaptures?: Captures;
  readonly end: string;
  readonly endCaptures?: Captures;
  readonly patterns: readonly Rule[];
}

export interface Include {
  readonly include: string;
}

export type Captures = Readonly<Record<string, { readonly name: string }>>;

export interface Grammar {
  readonly name: string;
  readonly scopeName: string;
  readonly fileTypes: readonly string[];
  readonly firstLineMatch: string;
  readonly patterns: readonly Rule[];
  readonly repository: Readonly<Record<string, { readonly patterns: readonly Rule[] }>>;
}

/** Every scope of ours ends alike. */
export function scope(name: string): string {
  return `${name}.keepalived`;
}

export function match(pattern: string, name: string): Match {
  return { match: pattern, name: scope(name) };
}

export function include(part: string): Include {
  return { include: `#${part}` };
}

/** Names for the groups 1, 2 … of a pattern. */
export function captures(...names: readonly string[]): Captures {
  return Object.fromEntries(names.map((name, index) => [String(index + 1), { name: scope(name) }]));
}

/** Any of these words, the longest first; nothing in a word means anything to a pattern. */
export function anyOf(words: readonly string[]): string {
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&')).join('|');
}
