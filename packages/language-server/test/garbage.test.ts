import { expect, test } from 'vitest';
import { Garbage } from '../src/garbage.ts';

test('garbage is collected when there is as much of it as there is in use', () => {
  const collected: number[] = [];
  const heap = {
    used: 70,
    collect() {
      collected.push(heap.used);
      heap.used = 30;
    },
  };
  const garbage = new Garbage(heap);
  for (const used of [70, 59, 60, 40]) {
    heap.used = used;
    garbage.collect();
  }
  expect(collected).toEqual([70, 60]);
});
