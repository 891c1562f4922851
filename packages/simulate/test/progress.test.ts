import { expect, test } from 'vitest';
import { type Progress, prove } from '../src/index.ts';
import { twoNodes } from './worlds.ts';

test('a proof tells how far it has come before each try', () => {
  const told: Progress[] = [];
  const { tries } = prove(twoNodes(), 1, (progress) => told.push(progress));
  // Two nodes, an interface each, a link between them: five states to be repaired.
  expect(told.slice(0, 6)).toEqual([
    { steps: 1, through: 0, all: 1, tries: 0 },
    { steps: 1, through: 0, all: 1, tries: 1 },
    { steps: 1, through: 0, all: 1, tries: 2 },
    { steps: 1, through: 0, all: 1, tries: 3 },
    { steps: 1, through: 0, all: 1, tries: 4 },
    { steps: 2, through: 0, all: 5, tries: 5 },
  ]);
  expect(told).toHaveLength(tries);
});
