import type { Rule } from '../../rule.ts';

const DEFINITION = /(?:^|\n)[ \t]*\$([A-Za-z]\w*)=/g;
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
      for (const { 0: found, 1: name = '', index } of text.matchAll(DEFINITION)) {
        if (used.has(name)) continue;
        const before = text.slice(0, index + found.indexOf('$'));
        const line = before.split('\n').length;
        const column = before.length - before.lastIndexOf('\n');
        yield {
          span: { file, line, column, endLine: line, endColumn: column + name.length + 1 },
          message: `nothing refers to $${name}`,
          hint: 'take it away, or look for a reference that is misspelt',
        };
      }
    }
  },
};
