import { expect, test } from 'vitest';
import { RespawnDelay } from '../src/parent/respawn-delay.ts';

test('a child that dies again and again is left dead for ever longer, up to a minute', () => {
  const delay = new RespawnDelay();
  const delays = Array.from({ length: 10 }, () => delay.after(500));
  expect(delays).toEqual([0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('one that has lived for a while is started at once, and what was before is forgotten', () => {
  const delay = new RespawnDelay();
  expect([500, 9999, 10_000, 500, 500].map((lived) => delay.after(lived))).toEqual([0, 1, undefined, 0, 1]);
});
