import { expect, test } from 'vitest';
import { readDocument } from '../src/text/document.ts';
import { Passage, passagesOf } from '../src/text/passage.ts';

const linesOf = (count: number, name = 'a') => Array.from({ length: count }, (_, index) => `${name}${index}`);

test.each([
  [1, [1]],
  [99, [99]],
  [100, [50, 50]],
  [260, [50, 50, 50, 50, 60]],
])('%i lines are cut into passages of %j', (count, expected) => {
  const passages = passagesOf(linesOf(count).join('\n'), { text: '', passages: [] });
  expect(passages.map(({ lines }) => lines.length)).toEqual(expected);
});

/** Where the passages of `before` are by now, by their numbers, among the texts of others. */
function kept(before: readonly string[], now: string): (number | string)[] {
  const known = before.map((text) => new Passage(text));
  const passages = passagesOf(now, { text: before.join(''), passages: known });
  expect(passages.map(({ text }) => text).join('')).toBe(now);
  return passages.map((passage) => (known.includes(passage) ? known.indexOf(passage) : passage.text));
}

test.each([
  ['nothing', ['a\n', 'b\nc\n', 'd'], 'a\nb\nc\nd', [0, 1, 2]],
  ['a line', ['a\n', 'b\nc\n', 'b\n', 'd\n'], 'a\nb\nx\nb\nd\n', [0, 'b\nx\n', 2, 3]],
  ['the first line', ['a\n', 'b\n', 'c'], 'x\nb\nc', ['x\n', 1, 2]],
  ['the last line', ['a\n', 'b\n', 'c'], 'a\nb\nx', [0, 'b\nx']],
  ['a line more', ['a\n', 'b\n', 'c'], 'a\nb\nx\nc', [0, 'b\nx\n', 2]],
  ['a line less', ['a\n', 'b\n', 'c'], 'a\nc', ['a\n', 2]],
  ['an empty line at the end', ['a\n', 'b'], 'a\nb\n', [0, 'b\n']],
  ['what is behind a passage on its last line', ['a\n', 'b\n', 'c'], 'ax\nb\nc', ['ax\n', 1, 2]],
  ['what is before the last one on its first line', ['a\n', 'b'], 'a\nxb', ['a\nxb']],
  ['all', ['a\n', 'b'], '', []],
])('%s changes, and other passages are kept', (_, before, now, expected) => {
  expect(kept(before, now)).toEqual(expected);
});

test.each([
  ['', ['']],
  ['a', ['a']],
  ['a\n', ['a', '']],
  ['a\n\n', ['a', '', '']],
  ['a\r\nb\u2028c\rd', ['a', 'b\u2028c\rd']],
])('%j has the lines %j for an editor', (text, lines) => {
  expect(readDocument('/a.conf', text).lines).toEqual(lines);
});

test.each([
  ['a\n$B=1\n', 'a\n    \n'],
  ['a\n$B=1', 'a\n    '],
])('%j is masked as long as it is', (text, masked) => {
  expect(new Passage(text).masked).toBe(masked);
});

test('the ends of lines belong to the text, not to the lines', () => {
  const passage = new Passage('a\r\n$B=1\r');
  expect(passage.lines).toEqual(['a', '$B=1']);
  expect(passage.masked).toBe('a\n    ');
  expect(passage.directives).toEqual([{ type: 'definition', name: 'B', line: 1, column: 0, endColumn: 2 }]);
});
