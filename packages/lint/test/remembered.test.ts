import { expect, test, vi } from 'vitest';
import { remembered } from '../src/remembered.ts';

test('no object is asked twice, whatever was found', () => {
  const find = vi.fn(({ found }: { found: number | null }) => found);
  const ask = remembered(find);
  const objects = [{ found: 1 }, { found: 0 }, { found: null }];
  expect(objects.map(ask)).toEqual([1, 0, null]);
  expect(objects.map(ask)).toEqual([1, 0, null]);
  expect(find).toHaveBeenCalledTimes(3);
});

test('objects that are alike are asked each', () => {
  const find = vi.fn(({ name }: { name: string }) => name);
  const ask = remembered(find);
  expect([ask({ name: 'a' }), ask({ name: 'a' })]).toEqual(['a', 'a']);
  expect(find).toHaveBeenCalledTimes(2);
});
