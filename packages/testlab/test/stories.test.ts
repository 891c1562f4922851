import { expect, test } from 'vitest';
import { compare } from '../src/stories/compare.ts';
import type { Account } from '../src/stories/moment.ts';
import { simulated } from '../src/stories/simulated.ts';

const BEGINNING = ['a VI_1 BACKUP', 'b VI_1 BACKUP', 'a VI_1 MASTER'];

function account(
  transitions: readonly (readonly [number, string])[],
  addresses: readonly (readonly [number, string])[] = [],
): Account {
  const moments = (all: readonly (readonly [number, string])[]) => all.map(([at, text]) => ({ at, text }));
  return { transitions: moments(transitions), addresses: moments(addresses) };
}

const TOLD = account(
  [
    [0, 'a VI_1 BACKUP'],
    [300, 'b VI_1 BACKUP'],
    [3414, 'a VI_1 MASTER'],
  ],
  [[3414, 'a +10.0.0.10']],
);

test('everything that came in both is held against each other', () => {
  const real = account(
    [
      [1, 'a VI_1 BACKUP'],
      [302, 'b VI_1 BACKUP'],
      [3410, 'a VI_1 MASTER'],
    ],
    [[3415, 'a +10.0.0.10']],
  );
  expect(compare(BEGINNING, TOLD, real)).toEqual({
    differences: [],
    pairs: [
      { text: 'a VI_1 BACKUP', simulated: 0, real: 1 },
      { text: 'b VI_1 BACKUP', simulated: 300, real: 302 },
      { text: 'a VI_1 MASTER', simulated: 3414, real: 3410 },
      { text: 'a +10.0.0.10', simulated: 3414, real: 3415 },
    ],
  });
});

test('another order, another state, another address and another expectation are differences', () => {
  const real = account(
    [
      [0, 'a VI_1 BACKUP'],
      [3420, 'a VI_1 MASTER'],
      [3500, 'b VI_1 BACKUP'],
      [3600, 'b VI_1 MASTER'],
    ],
    [[3600, 'b +10.0.0.10']],
  );
  expect(compare(BEGINNING, TOLD, real).differences).toEqual([
    'simulated: b VI_1 BACKUP; real: b VI_1 BACKUP, b VI_1 MASTER',
    'simulated: a +10.0.0.10; real: nothing',
    'simulated: nothing; real: b +10.0.0.10',
    'b VI_1 BACKUP came after a VI_1 MASTER',
  ]);
  expect(compare(['b VI_1 MASTER'], TOLD, TOLD).differences).toEqual([
    'expected: b VI_1 MASTER; simulated: a VI_1 BACKUP, b VI_1 BACKUP, a VI_1 MASTER',
  ]);
});

test('what the simulator has at one moment may come in any order', () => {
  const told = account([
    [10, 'a VI_1 MASTER'],
    [10, 'a VI_2 MASTER'],
    [10.1, 'b VI_1 BACKUP'],
  ]);
  const real = account([
    [11, 'a VI_2 MASTER'],
    [12, 'b VI_1 BACKUP'],
    [13, 'a VI_1 MASTER'],
  ]);
  expect(compare(['a VI_2 MASTER', 'a VI_1 MASTER', 'b VI_1 BACKUP'], told, real).differences).toEqual([]);
});

test('of a timeline count states but those of a node that is off, or waits for scripts, and priorities that change', () => {
  const changes = [
    { at: 0, state: 'INIT', priority: 150 },
    { at: 1_000, state: 'BACKUP', priority: 150 },
    { at: 2_000_000, state: 'MASTER', priority: 150 },
    { at: 3_000_000, state: 'MASTER', priority: 90 },
    { at: 4_000_000, state: 'OFF', priority: 0 },
    { at: 5_000_000, state: 'BACKUP', priority: 90 },
  ] as const;
  const holding = { address: '10.0.0.10', node: 'a' };
  const told = simulated({
    to: 9_000_000,
    steps: [{ at: 4_000_000, step: { verb: 'kill', node: 'a' } }],
    lanes: [{ node: 'a', instance: 'VI_1', changes }],
    holdings: [
      { ...holding, from: 2_000_000, to: 4_000_000 },
      { ...holding, from: 6_000_000, to: 7_000_000 },
      { ...holding, from: 8_000_000, to: 9_000_000 },
    ],
  });
  expect(told).toEqual({
    transitions: [
      { at: 1, text: 'a VI_1 BACKUP' },
      { at: 2000, text: 'a VI_1 MASTER' },
      { at: 3000, text: 'a VI_1 priority 90' },
      { at: 5000, text: 'a VI_1 BACKUP' },
    ],
    addresses: [
      { at: 2000, text: 'a +10.0.0.10' },
      { at: 6000, text: 'a +10.0.0.10' },
      { at: 7000, text: 'a -10.0.0.10' },
      { at: 8000, text: 'a +10.0.0.10' },
    ],
  });
});
