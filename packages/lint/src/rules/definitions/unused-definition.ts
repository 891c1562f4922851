import { linesOfDefinitions } from '../../definitions.ts';
import { matchesIn } from '../../lines.ts';
import type { Rule } from '../../rule.ts';

const DEFINITION = /^[ \t]*\$([A-Za-z]\w*)=/;
const REFERENCE = /\$(?:(\w+)(?![\w=])|\{(\w+)\})/g;

export const unusedDefinition: Rule = {
  code: 'KL702',
  name: 'unused-definition',
  severity: 'note',
  summary: 'definition that nothing refers to',
  *check({ texts }) {
    const lines = linesOfDefinitions(texts);
    const used = new Set(matchesIn(lines, REFERENCE).map(([, bare, braced]) => bare ?? braced));
    for (const { file, above, text } of lines) {
      const name = DEFINITION.exec(text)?.[1];
      if (name === undefined || used.has(name)) continue;
      const line = above.split('\n').length;
      const column = text.indexOf('$') + 1;
      yield {
        span: { file, line, column, endLine: line, endColumn: column + name.length + 1 },
        message: `nothing refers to $${name}`,
        hint: 'take it away, or look for a reference that is misspelt',
      };
    }
  },
};
