import { expect, test } from 'vitest';
import { Numbered } from '../src/numbered.ts';

test('a place is taken again under another number', () => {
  const all = new Numbered<string>();
  const numbers = [all.reserve(), all.reserve()];
  expect(numbers).toEqual([0, 1]);
  all.set(0, 'first');
  all.set(1, 'second');
  all.delete(0);
  expect(all.reserve()).toBe(1_048_576);
  all.set(1_048_576, 'third');
  expect([0, 1, 1_048_576].map((number) => all.get(number))).toEqual([undefined, 'second', 'third']);
});

test('who deletes what has gone deletes nobody else', () => {
  const all = new Numbered<string>();
  all.set(all.reserve(), 'first');
  all.delete(0);
  all.delete(0);
  all.set(all.reserve(), 'second');
  all.delete(0);
  expect([all.reserve(), all.reserve()]).toEqual([1, 2]);
  expect(all.get(1_048_576)).toBe('second');
});

test('numbers come again after 256 of the same place', () => {
  const all = new Numbered<string>();
  for (let had = 0; had < 256; had++) all.delete(all.reserve());
  expect(all.reserve()).toBe(0);
});
