import { expect, test } from 'vitest';
import { keepalivedLines, renderKeepalived } from '../src/index.ts';
import { silent, unknownKeyword, vridRange } from './findings.ts';

test("keepalived's lines, and ours where it has none", () => {
  expect(renderKeepalived([unknownKeyword, vridRange, { ...silent, message: 'not used' }])).toBe(`\
(keepalived.conf: Line 2) Unknown keyword 'priorty'
(keepalived.conf: Line 9) number '300' outside range [1, 255]
(VI_1) the virtual router id must be set
(/etc/keepalived/100%, a:b.conf: Line 1) not used
`);
});

const everywhere = {
  ...unknownKeyword,
  keepalived: [
    {
      text: "Unknown keyword 'foo'",
      at: { file: 'keepalived.conf', line: 5 },
      readers: ['parent', 'checker', 'vrrp'],
      status: 'config',
    },
  ],
} as const;

test.each([
  ['parent', false, ["(Line 5) Unknown keyword 'foo'", '(VI_1) the virtual router id must be set']],
  [
    'parent',
    true,
    ["(keepalived.conf: Line 5) Unknown keyword 'foo'", '(VI_1) the virtual router id must be set'],
  ],
  ['checker', false, ["(keepalived.conf: Line 5) Unknown keyword 'foo'"]],
  [
    'vrrp',
    false,
    [
      "(keepalived.conf: Line 5) Unknown keyword 'foo'",
      "(keepalived.conf: Line 9) number '300' outside range [1, 255]",
      '(VI_1) the virtual router id must be set',
    ],
  ],
  ['bfd', false, []],
] as const)('%s, several files %s, prints what concerns it', (reader, severalFiles, lines) => {
  expect(keepalivedLines([everywhere, vridRange, silent], reader, severalFiles)).toEqual(lines);
});
