import { definedAnyway } from '../../definitions.ts';
import { everywhere, spanOfWord } from '../../mentions.ts';
import { mindedLines } from '../../minded.ts';
import type { Rule } from '../../rule.ts';

/** Something follows that is no blank; a backslash is of a definition that a comment has ended. */
const GLUED = /\$([A-Za-z_]\w*)[^\w\s\\]/;

const gluedWords = everywhere(({ raw, words }) =>
  raw.includes('$') ? words.filter(({ text }) => GLUED.test(text)) : [],
);

export const unreplacedReference: Rule = {
  code: 'KL701',
  name: 'unreplaced-reference',
  severity: 'error',
  summary: 'reference to a definition that is not replaced',
  *check(parsed) {
    const { texts, diagnostics } = parsed;
    const defined = definedAnyway(texts);
    if (defined.size === 0) return;
    const isMinded = mindedLines(diagnostics);
    for (const word of gluedWords(parsed)) {
      const name = GLUED.exec(word.text)?.[1];
      // What comes of it, a check has found already.
      if (name === undefined || !defined.has(name) || isMinded(word.origin)) continue;
      yield {
        span: spanOfWord(word),
        message: `$${name} stays as it is: without braces it is replaced before a blank only`,
        hint: `write \${${name}}`,
      };
    }
  },
};
