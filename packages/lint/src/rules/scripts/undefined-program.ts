import { definedNames } from '../../definitions.ts';
import type { Rule } from '../../rule.ts';

export const undefinedProgram: Rule = {
  code: 'KL309',
  name: 'undefined-program',
  severity: 'error',
  summary: 'program with a name that nothing defines',
  *check({ programs, texts }) {
    const referring = programs.filter(({ script }) => script.words[0].includes('$'));
    if (referring.length === 0) return;
    const defined = definedNames(texts);
    for (const { script } of referring) {
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
