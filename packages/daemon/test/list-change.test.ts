import { expect, it } from 'vitest';
import { changedList, listChange } from '../src/list-change.ts';

const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name }));
const BEFORE = [a, b, c, d] as { name: string }[];

it.each([
  ['nothing', [a, b, c, d], [{ keptFrom: 0, count: 4 }]],
  ['one that is another', [a, e, c, d], [{ keptFrom: 0, count: 1 }, e, { keptFrom: 2, count: 2 }]],
  ['one more', [e, a, b, c, d], [e, { keptFrom: 0, count: 4 }]],
  [
    'one less',
    [a, c, d],
    [
      { keptFrom: 0, count: 1 },
      { keptFrom: 2, count: 2 },
    ],
  ],
  [
    'the order',
    [c, d, a],
    [
      { keptFrom: 2, count: 2 },
      { keptFrom: 0, count: 1 },
    ],
  ],
  ['all', [e], [e]],
  ['whether there is any', [], []],
])('tells what is new when %s has changed', (_, list, change) => {
  const next = list as { name: string }[];
  expect(listChange(next, BEFORE)).toEqual(change);
  expect(changedList(listChange(next, BEFORE), BEFORE)).toEqual(next);
});
