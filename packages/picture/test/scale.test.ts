import { micros, seconds } from '@kaconf/net';
import type { Timeline } from '@kaconf/simulate';
import { expect, test } from 'vitest';
import { scaleOf } from '../src/draw/scale-of.ts';

/** Where changes are so many seconds after the beginning. */
function timeline(changes: readonly number[], to: number): Timeline {
  const why = '';
  return {
    from: micros(0),
    to: seconds(to),
    steps: [],
    routers: [],
    shares: [],
    holdings: [],
    spells: [],
    lanes: [
      {
        router: 'VI_1',
        node: 'a',
        instance: 'VI_1',
        changes: changes.map((at) => ({ at: seconds(at), state: 'MASTER', priority: 100, why })),
      },
    ],
  };
}

/** Seconds and pixels. */
function pieces(changes: readonly number[], to: number) {
  const all = timeline(changes, to);
  return scaleOf(all, all, 0, 1000).pieces.map(({ from, to: end, left, right, isQuiet }) => [
    isQuiet ? 'left out' : 'drawn',
    from / 1e6,
    end / 1e6,
    Math.round(left),
    Math.round(right),
  ]);
}

test('a story of one pace is a ruler', () => {
  expect(pieces([3, 10, 13, 40, 43], 60)).toEqual([['drawn', 0, 60, 0, 1000]]);
});

test('an hour in which all happens in two seconds shows the two seconds', () => {
  expect(pieces([1800, 1801, 1802], 3600)).toEqual([
    ['left out', 0, 1799.76, 0, 90],
    ['drawn', 1799.76, 1802.24, 90, 910],
    ['left out', 1802.24, 3600, 910, 1000],
  ]);
});

test('the same pace is used for all that is drawn', () => {
  expect(pieces([2, 600, 602], 604)).toEqual([
    ['drawn', 0, 2.72, 0, 333],
    ['left out', 2.72, 599.28, 333, 423],
    ['drawn', 599.28, 604, 423, 1000],
  ]);
});

test('many times that are left out leave room for the others', () => {
  const bursts = Array.from({ length: 20 }, (_, index) => [index * 600, index * 600 + 2]).flat();
  const left = pieces(bursts, 20 * 600).filter(([kind]) => kind === 'left out');
  expect(left).toHaveLength(20);
  expect(left.reduce((sum, [, , , start, end]) => sum + Number(end) - Number(start), 0)).toBeCloseTo(450, -1);
});

test('more than there is room for are not left out', () => {
  const bursts = Array.from({ length: 30 }, (_, index) => [index * 600, index * 600 + 2]).flat();
  expect(pieces(bursts, 30 * 600)).toEqual([['drawn', 0, 18000, 0, 1000]]);
});

test('what a packet needs makes no seconds look long', () => {
  expect(pieces([3, 3.0001, 3.0002], 6)).toEqual([['drawn', 0, 6, 0, 1000]]);
});

test.each([
  [0, 0],
  [900, 45],
  [1801, 500],
  [3600, 1000],
  [9999, 1000],
])('%i s are at pixel %i', (time, x) => {
  const all = timeline([1800, 1801, 1802], 3600);
  expect(Math.round(scaleOf(all, all, 0, 1000).x(time * 1e6))).toBe(x);
});

test.each([
  [-5, 0],
  [500, 1801],
  [1000, 3600],
])('pixel %i is at %i s', (x, time) => {
  const all = timeline([1800, 1801, 1802], 3600);
  expect(scaleOf(all, all, 0, 1000).timeAt(x) / 1e6).toBeCloseTo(time, 3);
});
