import { expect, test } from 'vitest';
import { formattingOf } from '../src/answers/formatting.ts';
import { readDocument } from '../src/text/document.ts';
import { edited } from './support/edited.ts';

test.each([
  ['indentation', 'global_defs {\nrouter_id a\n}\n', 'global_defs {\n    router_id a\n}\n'],
  [
    'blank lines',
    'global_defs {\n}\n\n\n\nvrrp_script a {\n}\n\n\n',
    'global_defs {\n}\n\nvrrp_script a {\n}\n',
  ],
  ['no end of the last line', 'global_defs {\n  router_id a\n}', 'global_defs {\n    router_id a\n}\n'],
  [
    'ends of lines as in Windows',
    'global_defs {\r\nrouter_id a\r\n}\r\n',
    'global_defs {\r\n    router_id a\r\n}\r\n',
  ],
  ['blank lines at the end', 'global_defs {\n}\n\n\n', 'global_defs {\n}\n'],
  ['an empty file', '', ''],
  ['nothing but blank lines', '\n\n', ''],
  ['what is laid out already', 'global_defs {\n    router_id a\n}\n', 'global_defs {\n    router_id a\n}\n'],
  ['a return within a line', 'global_defs {\nrouter_id\ra\n}\n', 'global_defs {\nrouter_id\ra\n}\n'],
  ['braces that do not match', 'global_defs {\nrouter_id a\n', 'global_defs {\nrouter_id a\n'],
])('%s', (_, before, after) => {
  expect(edited(before, formattingOf(readDocument('/a', before)))).toBe(after);
});

test('only the lines that change are in the edit', () => {
  expect(formattingOf(readDocument('/a', 'global_defs {\n  router_id a\n}\n'))).toEqual([
    {
      range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } },
      newText: '    router_id a\n',
    },
  ]);
});
