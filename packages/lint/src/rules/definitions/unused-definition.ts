import type { Rule } from '../../rule.ts';

const DEFINITION = /^[ \t]*\$([A-Za-z]\w*)=/;
const REFERENCE = /\$(?:(\w+)(?![\w=])|\{(\w+)\})/g;

export const unusedDefinition: Rule = {
  code: 'KL702',
  name: 'unused-definition',
  severity: 'note',
  summary: 'definition that nothing refers to',
  *check({ texts }) {
    const references = [...texts.values()].flatMap((text) => Array.from(text.matchAll(REFERENCE)));
    const used = new Set(references.map(([, bare, braced]) => bare ?? braced));
    for (const [file, text] of texts) {
      if (!text.includes('$')) continue;
      for (const [index, source] of text.split('\n').entries()) {
        const name = DEFINITION.exec(source)?.[1];
        if (name === undefined || used.has(name)) continue;
        const [line, column] = [index + 1, source.indexOf('$') + 1];
        yield {
          span: { file, line, column, endLine: line, endColumn: column + name.length + 1 },
          message: `nothing refers to $${name}`,
          hint: 'take it away, or look for a reference that is misspelt',
        };
      }
    }
  },
};
