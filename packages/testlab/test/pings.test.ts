import { expect, test } from 'vitest';
import { lost } from '../src/demo/pings.ts';

/** Answers to these requests, one every 50 ms. */
function answers(...sequences: readonly number[]) {
  return sequences.map((sequence) => ({ time: sequence * 50, sequence }));
}

test.each([
  { since: 0, sequences: [1, 2, 3], count: 0, what: 'none of an unbroken row' },
  { since: 100, sequences: [1, 2, 3, 10, 11], count: 6, what: 'the gap' },
  { since: 160, sequences: [1, 2, 3, 10, 11], count: 6, what: 'a gap that begins with the question' },
  { since: 520, sequences: [1, 2, 3, 10, 11], count: 0, what: 'no gap from before' },
  { since: 0, sequences: [], count: 0, what: 'nothing without any answer' },
  { since: 0, sequences: [40, 41], count: 0, what: 'not what was asked before the first answer' },
])('lost is $what', ({ since, sequences, count }) => {
  expect(lost(answers(...sequences), since)).toBe(count);
});
