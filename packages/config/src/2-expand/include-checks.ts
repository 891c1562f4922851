/** What has to be so for an include not to be an error. */
export type IncludeCheck = 'read' | 'match' | 'wildcard_match' | 'brace_match';

const ALL: readonly IncludeCheck[] = ['read', 'match', 'wildcard_match', 'brace_match'];

/** By the letter behind `include`. */
const OF_KEYWORD: Readonly<Record<string, readonly IncludeCheck[]>> = {
  '': [],
  r: ['read'],
  m: ['read', 'match'],
  w: ['read', 'match', 'wildcard_match'],
  b: ['read', 'brace_match'],
  a: ALL,
};

export interface Include {
  readonly pattern: string;
  /** Of its own, besides those that hold everywhere. */
  readonly checks: readonly IncludeCheck[];
  /** Where the pattern begins. */
  readonly at: number;
}

/** The pattern is all that follows, quotes and blanks too. */
export function readInclude(text: string): Include | undefined {
  const match = /^include([rmwba]?)[ \t\n\v\f\r][ \t]*/.exec(text);
  if (match === null) return undefined;
  const [head, letter = ''] = match;
  return { pattern: text.slice(head.length), checks: OF_KEYWORD[letter] ?? [], at: head.length };
}

export const everyCheck: ReadonlySet<IncludeCheck> = new Set(ALL);

/** What holds behind `include_check word…`. Words without a sign replace what was there; none at all mean all. */
export function changeChecks(
  before: ReadonlySet<IncludeCheck>,
  words: readonly string[],
): ReadonlySet<IncludeCheck> {
  if (words.length === 0) return everyCheck;
  const checks = new Set(before);
  for (const [index, word] of words.entries()) {
    const [, sign, name] = /^([+-]?)(.*)$/s.exec(word) ?? [];
    if (sign === '' && index > 0) continue;
    if (sign === '') checks.clear();
    const check = ALL.find((each) => each === name);
    if (check === undefined) continue;
    if (sign === '-') checks.delete(check);
    else checks.add(check);
    if (sign === '') checks.add('read');
  }
  return checks;
}
