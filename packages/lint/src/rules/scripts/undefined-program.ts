import { definedNames } from '../../definitions.ts';
import type { Rule } from '../../rule.ts';

export const undefinedProgram: Rule = {
  code: 'KL309',
  name: 'undefined-program',
  severity: 'error',
  summary: 'program with a name that nothing defines',
  *check({ programs, texts }) {
    const defined = definedNames(texts);
    for (const { script } of programs) {
      const [reference, name = ''] = /\$\{?([A-Za-z_]\w*)\}?/.exec(script.words[0]) ?? [];
      if (reference === undefined || defined.has(name)) continue;
      yield {
        span: script.span,
        message: `nothing defines ${reference}: it is a part of the program's name`,
        hint: `define it above: $${name}=…`,
      };
    }
  },
};
