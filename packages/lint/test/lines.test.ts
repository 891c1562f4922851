import { expect, test } from 'vitest';
import { linesWith, matchesIn } from '../src/lines.ts';

test.each([
  ['nowhere', 'a\nb\n', []],
  ['in no text', '', []],
  ['in the first line', '$a\nb\n', [['', '$a']]],
  ['in the last line, which nothing ends', 'a\n b $', [['a\n', ' b $']]],
  [
    'twice in a line',
    '$a$\n$b',
    [
      ['', '$a$'],
      ['$a$\n', '$b'],
    ],
  ],
  ['behind empty lines, with carriage returns', '\n\r\n$\r\n\n', [['\n\r\n', '$\r']]],
])('a character %s', (_, text, expected) => {
  const lines = linesWith('$', new Map([['a.conf', text]]));
  expect(lines.map(({ above, text }) => [above, text])).toEqual(expected);
});

test('lines are of all files', () => {
  const texts = new Map([
    ['a.conf', 'x\n$a'],
    ['b.conf', 'x'],
    ['c.conf', '$c'],
  ]);
  const lines = linesWith('$', texts);
  expect(lines.map(({ file }) => file)).toEqual(['a.conf', 'c.conf']);
  expect(matchesIn(lines, /^\$(\w)/gm).map(([, name]) => name)).toEqual(['a', 'c']);
});
