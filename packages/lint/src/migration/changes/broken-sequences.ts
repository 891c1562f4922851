import type { Change } from '../change.ts';

export const brokenSequences: Change = {
  since: '2.0.17',
  until: '2.0.19',
  kind: 'changed',
  severity: 'error',
  *find(_, { texts }) {
    for (const [file, text] of texts) {
      for (const [index, source] of text.split('\n').entries()) {
        const column = source.indexOf('~SEQ') + 1;
        if (column === 0 || /^\s*[#!]/.test(source)) continue;
        const line = index + 1;
        yield {
          span: { file, line, column, endLine: line, endColumn: column + '~SEQ'.length },
          message: "'~SEQ' is broken; 2.0.19 mends it",
          hint: 'choose a version from 2.0.19 on',
        };
      }
    }
  },
};
