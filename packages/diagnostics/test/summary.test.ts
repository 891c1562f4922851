import { expect, test } from 'vitest';
import { count, exitStatus, inOrder, summarize } from '../src/index.ts';
import { at, silent, unknownKeyword, vridRange } from './findings.ts';

test.each([
  [0, 0, 0, 1, 'no problems in 1 file'],
  [0, 0, 0, 3, 'no problems in 3 files'],
  [1, 0, 0, 1, '1 error in 1 file'],
  [2, 1, 0, 3, '2 errors, 1 warning in 3 files'],
  [0, 2, 1, 2, '2 warnings, 1 note in 2 files'],
])('%i errors, %i warnings, %i notes in %i files', (error, warning, note, files, expected) => {
  expect(summarize({ error, warning, note }, files)).toBe(expected);
});

test('findings are counted by severity', () => {
  expect(count([unknownKeyword, vridRange, silent, vridRange])).toEqual({ error: 1, warning: 2, note: 1 });
});

test.each([
  [{ error: 0, warning: 0, note: 0 }, 0, 0],
  [{ error: 0, warning: 0, note: 9 }, 0, 0],
  [{ error: 0, warning: 1, note: 0 }, 0, 1],
  [{ error: 1, warning: 0, note: 0 }, 1, 1],
])('%j exits with %i, strictly with %i', (counts, lax, strict) => {
  expect(exitStatus(counts, false)).toBe(lax);
  expect(exitStatus(counts, true)).toBe(strict);
});

test('findings are read from top to bottom, file by file', () => {
  const places = [at('b', 9, 1), at('a', 1, 5), at('b', 2, 7), at('a', 1, 3), at('b', 2, 7), at('a', 10, 1)];
  const findings = places.map((span, index) => ({ ...silent, span, message: `${index}` }));
  expect(inOrder(findings).map(({ message }) => message)).toEqual(['2', '4', '0', '3', '1', '5']);
});
