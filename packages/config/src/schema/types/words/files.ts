import type { Leaf } from '../../keyword.ts';

/** Absent: where keepalived has it by default. */
export interface MaybePath {
  readonly path?: string;
}

export const defaultPath: Leaf<MaybePath> = {
  form: '[PATH]',
  read: ({ words: [, word] }) => (word ? { path: word.text } : {}),
};

/** A file cannot be read, nothing matches a name, a pattern, a pattern with braces. */
export type IncludeCheck = 'read' | 'match' | 'wildcard_match' | 'brace_match';

const CHECKS: readonly IncludeCheck[] = ['read', 'match', 'wildcard_match', 'brace_match'];

/** A list, or with + and - a change to the one before. All when nothing follows. */
export const includeChecks: Leaf<readonly IncludeCheck[]> = {
  form: '[CHECK | [+|-]CHECK…]',
  read({ words: [, ...words] }, reading, earlier = []) {
    if (words.length === 0) return CHECKS;
    let checks = new Set(earlier);
    for (const [index, word] of words.entries()) {
      const [, sign, name] = /^([+-]?)(.*)$/s.exec(word.text) as unknown as [string, string, string];
      if (sign === '' && index > 0) {
        const keepalived = [`Duplicate include_check '${word.text}' specified - ignoring`];
        reading.object({
          code: 'repeated',
          message: 'only the first stands without + or -',
          word,
          keepalived,
        });
        continue;
      }
      if (sign === '') checks = new Set();
      const check = CHECKS.find((known) => known === name);
      if (check === undefined) {
        const keepalived = [`Unknown include_check type '${name}' - ignoring`];
        reading.object({ message: `found '${name}', allowed is ${CHECKS.join(', ')}`, word, keepalived });
      } else if (sign === '-') checks.delete(check);
      else checks.add(check);
    }
    return [...checks];
  },
};
