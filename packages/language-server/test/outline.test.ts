import { expect, test } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver';
import { foldingIn } from '../src/answers/folding.ts';
import { symbolsIn } from '../src/answers/symbols.ts';
import { encodedTokens, numbersOf } from '../src/colours/encoded-tokens.ts';
import { LEGEND } from '../src/colours/semantic-tokens.ts';
import { coloursIn } from './support/colours.ts';
import { open } from './support/editor.ts';

const partOf = (text: string) => open({ '/etc/keepalived.conf': `${text}¦` }).part;

const TEXT = `\
# Two nodes
! and more
$VRID=51
global_defs {
    router_id lb1
}
vrrp_instance VI_1 {
    virtual_router_id $VRID
}
virtual_server 10.0.0.1 80 {
    real_server 10.0.1.1 80 {
        TCP_CHECK {
        }
    }
    real_server 10.0.1.2 80 {
    }
}
`;

test('symbols are blocks, real servers and definitions', () => {
  const line = ({ name, detail, kind, range, children }: DocumentSymbol): unknown[] => [
    name,
    detail,
    kind,
    `${range.start.line}-${range.end.line}`,
    ...(children ?? []).map(line),
  ];
  expect(symbolsIn(partOf(TEXT)).map(line)).toEqual([
    ['$VRID', undefined, 14, '2-2'],
    ['lb1', undefined, 3, '3-5'].with(0, 'global_defs'),
    ['VI_1', 'vrrp_instance', 5, '6-8'],
    [
      '10.0.0.1 80',
      'virtual_server',
      2,
      '9-16',
      ['10.0.1.1 80', 'real_server', 19, '10-13'],
      ['10.0.1.2 80', 'real_server', 19, '14-15'],
    ],
  ]);
  expect(symbolsIn(partOf(TEXT))[2]?.selectionRange).toEqual({
    start: { line: 6, character: 14 },
    end: { line: 6, character: 18 },
  });
});

test.each([
  ['blocks', 'global_defs {\n    router_id a\n}\n', [[0, 1]]],
  ['a brace of its own', 'global_defs\n{\n    router_id a\n}\n', [[0, 2]]],
  [
    'blocks in blocks',
    'vrrp_instance V {\n authentication {\n  auth_type PASS\n }\n}',
    [
      [0, 3],
      [1, 2],
    ],
  ],
  ['one that nothing closes', 'global_defs {\n    router_id a\n', [[0, 1]]],
  [
    'comments',
    '# a\n# b\nglobal_defs {\n # c\n}\n! d\n! e\n',
    [
      [0, 1],
      [2, 3],
      [5, 6],
    ],
  ],
  ['a definition of several lines', '$A=\\\n a \\\n b\nc\n', [[0, 2]]],
  ['nothing', 'a { b }\n', []],
])('%s can be folded', (_, text, expected) => {
  expect(foldingIn(partOf(text).document).map(({ startLine, endLine }) => [startLine, endLine])).toEqual(
    expected,
  );
});

/** Each with what is written there. */
function tokens(text: string): string[] {
  const part = partOf(text);
  return coloursIn(part).map(({ line, character, length, type, modifier }) =>
    [part.document.lines[line]?.slice(character, character + length), type, modifier]
      .filter(Boolean)
      .join(' '),
  );
}

test.each([
  [
    'keywords',
    'vrrp_instance V {\n state MASTER\n}',
    ['vrrp_instance keyword', 'V class definition', 'state keyword', 'MASTER enumMember'],
  ],
  ['what is unknown', 'nonsense 3 {\n}', ['3 number']],
  [
    'what is deprecated',
    'vrrp_track_file f {\n}',
    ['vrrp_track_file keyword deprecated', 'f class definition'],
  ],
  [
    'mentions',
    'vrrp_instance V {\n track_script {\n  chk weight -2\n }\n}',
    [
      'vrrp_instance keyword',
      'V class definition',
      'track_script keyword',
      'chk class',
      'weight enumMember',
      '-2 number',
    ],
  ],
  [
    'addresses',
    'vrrp_instance V {\n virtual_ipaddress {\n  10.0.0.1/24 dev eth0\n  2001:db8::1/64\n }\n}',
    [
      'vrrp_instance keyword',
      'V class definition',
      'virtual_ipaddress keyword',
      '10.0.0.1/24 number',
      'dev enumMember',
      '2001:db8::1/64 number',
    ],
  ],
  [
    'strings',
    'vrrp_script S {\n script "/bin/a b" # why\n}',
    ['vrrp_script keyword', 'S class definition', 'script keyword', '"/bin/a b" string', '# why comment'],
  ],
  ['definitions', `$A=1\n\${A} $B`, ['$A variable definition', `\${A} variable`, '$B variable']],
  ['names with references', 'vrrp_instance V_$A {\n}', ['vrrp_instance keyword', '$A variable']],
  [
    'directives',
    '@lb1 include a.conf\n~SEQ(i, 1, 2) global_defs {\n}',
    ['@lb1 macro', 'include macro', '~SEQ(i, 1, 2) macro', 'global_defs keyword'],
  ],
  ['two on a line', 'global_defs { router_id 5 }', ['global_defs keyword', 'router_id keyword', '5 number']],
])('%s are coloured', (_, text, expected) => {
  expect(tokens(text)).toEqual(expected);
});

test('tokens are told by numbers', () => {
  expect(numbersOf(encodedTokens(partOf('$A=1')))).toEqual([0, 0, 2, 3, 1]);
  expect([LEGEND.tokenTypes[3], LEGEND.tokenModifiers[0]]).toEqual(['variable', 'definition']);
});
