import type { Rule } from '../../rule.ts';

const QUOTE = /^[“”„«]/;

export const typographicQuotes: Rule = {
  code: 'KL308',
  name: 'typographic-quotes',
  severity: 'error',
  summary: 'typographic quotes',
  *check({ programs }) {
    for (const { script } of programs) {
      const quote = QUOTE.exec(script.words[0])?.[0];
      if (quote === undefined) continue;
      yield {
        span: script.span,
        message: `${quote} is a part of the program's name: keepalived knows it as no quote`,
        hint: 'use " as quotes',
      };
    }
  },
};
