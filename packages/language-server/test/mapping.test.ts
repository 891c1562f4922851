import { expect, test } from 'vitest';
import { Mapping } from '../src/text/mapping.ts';

test.each([
  ['abcd', 'abcd', ''],
  ['abcd', 'abxd', 'x'],
  ['abcd', 'abxcd', 'x'],
  ['abcd', 'abd', ''],
  ['abcd', '', ''],
  ['', 'ab', 'ab'],
  ['aa', 'aaa', 'a'],
  ['aaa', 'aa', ''],
  ['abcd', 'xbcy', 'xbcy'],
])('of %s and then %s no more is made than %s', (before, now, expected) => {
  let made = '';
  const mapping = new Mapping((letter: string) => {
    made += letter;
    return letter.toUpperCase();
  });
  expect(mapping.of([...before]).join('')).toBe(before.toUpperCase());
  made = '';
  expect(mapping.of([...now]).join('')).toBe(now.toUpperCase());
  expect(made).toBe(expected);
});

test('it is the list before that counts', () => {
  const made: string[] = [];
  const mapping = new Mapping((letter: string) => made.push(letter));
  for (const list of ['ab', 'b', 'ab']) mapping.of([...list]);
  expect(made).toEqual(['a', 'b', 'a']);
});
