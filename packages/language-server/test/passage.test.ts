import { expect, test } from 'vitest';
import { Passage, passagesOf } from '../src/text/passage.ts';

const linesOf = (count: number, name = 'a') => Array.from({ length: count }, (_, index) => `${name}${index}`);

test.each([
  [1, [1]],
  [99, [99]],
  [100, [50, 50]],
  [260, [50, 50, 50, 50, 60]],
])('%i lines are cut into passages of %j', (count, expected) => {
  const passages = passagesOf(linesOf(count).join('\n'), []);
  expect(passages.map(({ lines }) => lines.length)).toEqual(expected);
});

/** Where the passages of `before` are by now, by their numbers, among the texts of others. */
function kept(before: readonly string[], now: string): (number | string)[] {
  const known = before.map((text) => new Passage(text));
  const passages = passagesOf(now, known);
  expect(passages.map(({ text }) => text).join('\n')).toBe(now);
  return passages.map((passage) => (known.includes(passage) ? known.indexOf(passage) : passage.text));
}

test.each([
  ['nothing', ['a', 'b\nc', 'd'], 'a\nb\nc\nd', [0, 1, 2]],
  ['a line', ['a', 'b\nc', 'd'], 'a\nb\nx\nd', [0, 'b\nx', 2]],
  ['the first line', ['a', 'b', 'c'], 'x\nb\nc', ['x', 1, 2]],
  ['the last line', ['a', 'b', 'c'], 'a\nb\nx', [0, 1, 'x']],
  ['a line more', ['a', 'b', 'c'], 'a\nb\nx\nc', [0, 1, 'x', 2]],
  ['a line less', ['a', 'b', 'c'], 'a\nc', [0, 2]],
  ['a line more at the end', ['a', 'b'], 'a\nb\nc', [0, 1, 'c']],
  ['the first line less', ['a', 'b'], 'b', [1]],
  ['a line less at the end', ['a', 'b'], 'a', [0]],
  ['an empty line less at the end', ['a', ''], 'a', [0]],
  ['an empty line more at the end', ['a', 'b'], 'a\nb\n', [0, 1, '']],
  ['what is behind a passage on its last line', ['a', 'b', 'c'], 'ax\nb\nc', ['ax', 1, 2]],
  ['what is before a passage on its first line', ['a', 'b', 'c'], 'a\nxb\nc', [0, 'xb', 2]],
  ['what is before the last one on its first line', ['a', 'b'], 'a\nxb', [0, 'xb']],
  ['one of several that are the same', ['a', 'a', 'a'], 'a\na', [0, 1]],
  ['all', ['a', 'b'], '', ['']],
])('%s changes, and other passages are kept', (_, before, now, expected) => {
  expect(kept(before, now)).toEqual(expected);
});

test('the ends of lines belong to the text, not to the lines', () => {
  const passage = new Passage('a\r\n$B=1\r');
  expect(passage.lines).toEqual(['a', '$B=1']);
  expect(passage.masked).toBe('a\n    ');
  expect(passage.directives).toEqual([{ type: 'definition', name: 'B', line: 1, column: 0, endColumn: 2 }]);
});
