import { expect, test } from 'vitest';
import { type Diagnostic, renderPretty, type Span } from '../src/index.ts';
import { at, indirect, silent, twofold, unknownKeyword, vridRange } from './findings.ts';

const text = `vrrp_instance VI_1 {
  priorty 150
}




# the group
\tvirtual_router_id 300   `;
const sourceLine = (file: string, line: number) =>
  file === 'keepalived.conf' ? text.split('\n')[line - 1] : undefined;
const plain = { sourceLine, color: false, width: 80 };

test('a finding is a headline, its place, the line with what is meant, and the way out', () => {
  expect(renderPretty([unknownKeyword, vridRange], plain)).toBe(`\
error[KA0101]: unknown keyword 'priorty' in vrrp_instance
 --> keepalived.conf:2:3
  |
2 |   priorty 150
  |   ^^^^^^^^
  = hint: did you mean 'priority'?
  = fix: replace it by 'priority'

warning[KA0203]: virtual_router_id is 300, allowed are 1 to 255
 --> keepalived.conf:9:20
  |
9 |     virtual_router_id 300
  |                       ^^^

`);
});

test('the steps from what is written to what is read are shown, the nearest first', () => {
  const lines: Readonly<Record<string, string>> = {
    'conf.d/a.conf:12': '    virtual_router_id $VRID',
    'conf.d/a.conf:11': '~SEQ(N, 9) $ROUTER',
    'keepalived.conf:2': '$VRID=300',
    'keepalived.conf:4': 'include conf.d/*.conf',
  };
  const options = { ...plain, sourceLine: (file: string, line: number) => lines[`${file}:${line}`] };
  expect(renderPretty([indirect], options)).toBe(`\
error[KA0203]: found '300', allowed is 1–255
  --> conf.d/a.conf:12:23
   |
12 |     virtual_router_id $VRID
   |                       ^^^^^
  ::: keepalived.conf:2:7, in the definition of $VRID
   |
 2 | $VRID=300
   |       ---
  ::: conf.d/a.conf:11:1, in the sequence of $N
   |
11 | ~SEQ(N, 9) $ROUTER
   | ----------
  ::: keepalived.conf:4:9, included from here
   = hint: all routers of a group share it

`);
});

test('without its source only the place is shown', () => {
  expect(renderPretty([silent], plain)).toBe(`\
note[KA0300]: auth_pass is 12 characters long,␊the first 8 count
 --> /etc/keepalived/100%, a:b.conf:1:1

`);
});

test('colours only when asked for', () => {
  expect(renderPretty([unknownKeyword], { ...plain, color: true }).replaceAll('\u001b', '␛')).toBe(`\
␛[1;31merror[KA0101]␛[0m␛[1m: unknown keyword 'priorty' in vrrp_instance␛[0m
 ␛[1;34m-->␛[0m keepalived.conf:2:3
  ␛[1;34m|␛[0m
␛[1;34m2␛[0m ␛[1;34m|␛[0m   priorty 150
  ␛[1;34m|␛[0m   ␛[1;31m^^^^^^^^␛[0m
  ␛[1;34m=␛[0m ␛[1mhint␛[0m: did you mean 'priority'?
  ␛[1;34m=␛[0m ␛[1mfix␛[0m: replace it by 'priority'

`);
});

/** The frame alone. */
function frame(source: string, span: Span, width = 80): string {
  const finding: Diagnostic = { code: 'KA0000', severity: 'error', span, message: 'm' };
  const shown = renderPretty([finding], { sourceLine: () => source, color: false, width });
  return shown.split('\n').slice(2, -2).join('\n');
}

test.each([
  ['an empty span has one caret', 'a {', at('f', 7, 4, 4), '  |\n7 | a {\n  |    ^'],
  ['an empty line has one caret', '', at('f', 7, 1, 1), '  |\n7 |\n  | ^'],
  ['the gutter is as wide as the number', 'a b', at('f', 120, 3), '    |\n120 | a b\n    |   ^'],
  ['a tab is four columns', 'a\tb\tc', at('f', 7, 3, 6), '  |\n7 | a    b    c\n  |      ^^^^^^'],
  ['a pair of UTF-16 units is one column', '😀 b', at('f', 7, 4), '  |\n7 | 😀 b\n  |   ^'],
  [
    'controls are shown, not obeyed',
    '\u001b[31m\u009b\u202eb',
    at('f', 7, 8),
    '  |\n7 | ␛[31m��b\n  |        ^',
  ],
  [
    'a span over several lines is marked to the end of its first',
    'script "a',
    { file: 'f', line: 7, column: 8, endLine: 9, endColumn: 2 },
    '  |\n7 | script "a\n  |        ^^',
  ],
])('%s', (_name, source, span, expected) => {
  expect(frame(source, span)).toBe(expected);
});

test('no terminal is so narrow that nothing is shown', () => {
  expect(frame('0123456789'.repeat(4), at('f', 7, 36, 38), 0)).toBe(
    '  |\n7 | …9012345678901234567890123456789\n  |                            ^^',
  );
});

test.each([
  ['at its start', at('f', 7, 1, 3), '0123456789012345678901234567890…', '^^'],
  ['in the middle', at('f', 7, 51, 55), '…567890123456789012345678901234…', '                ^^^^'],
  [
    'at its end',
    at('f', 7, 100, 101),
    '…901234567890123456789012345678_',
    '                               ^',
  ],
  [
    'and all that follows',
    at('f', 7, 51, 101),
    '…567890123456789012345678901234…',
    '                ^^^^^^^^^^^^^^^^',
  ],
])('a long line is clipped around a span %s', (_name, span, line, carets) => {
  const source = `${'0123456789'.repeat(9)}012345678_`;
  expect(frame(source, span, 36)).toBe(`  |\n7 | ${line}\n  | ${carets}`);
});

test('the other places of a finding follow', () => {
  const lines: Readonly<Record<string, string>> = {
    'b.conf:3': '    virtual_router_id 52',
    'a.conf:12': '    virtual_router_id 51',
  };
  const options = { ...plain, sourceLine: (file: string, line: number) => lines[`${file}:${line}`] };
  expect(renderPretty([twofold], options)).toBe(`\
error[KL801]: 'VI_1' has VRID 52, a has 51
  --> b.conf:3:5
   |
 3 |     virtual_router_id 52
   |     ^^^^^^^^^^^^^^^^^^^^
  ::: a.conf:12:5, that of a
   |
12 |     virtual_router_id 51
   |     --------------------
   = hint: give both the same

`);
});
