import { replace } from '../../fixes.ts';
import type { Rule } from '../../rule.ts';

const QUOTED = /^[“”„«](.*)[“”»]$/;

export const typographicQuotes: Rule = {
  code: 'KL308',
  name: 'typographic-quotes',
  severity: 'error',
  summary: 'typographic quotes',
  *check({ programs }) {
    for (const { script } of programs) {
      const [, inside] = QUOTED.exec(script.text) ?? [];
      const [quote = ''] = script.words[0];
      if (!'“”„«'.includes(quote)) continue;
      yield {
        span: script.span,
        message: `keepalived takes ${quote} for a part of the program's name`,
        hint: 'use " as quotes',
        ...(inside !== undefined &&
          !/[“”„«»"]/.test(inside) && { fix: replace('use " as quotes', script.span, `"${inside}"`) }),
      };
    }
  },
};
