import { expect, test } from 'vitest';
import { micros, plus, seconds } from '../src/index.ts';

test.each([
  [1, 1_000_000],
  [0.01, 10_000],
  [0.609375, 609_375],
  [0.1 + 0.2, 300_000],
])('%d s are %i µs', (value, expected) => {
  expect(seconds(value)).toBe(expected);
});

test('microseconds are whole', () => {
  expect(micros(41.5)).toBe(42);
  expect(plus(micros(40), 2)).toBe(42);
});
