import { seconds } from '@kaconf/net';
import { expect, test } from 'vitest';
import { masterDownInterval, skewTime } from '../src/index.ts';
import { randomNumbers } from './literal.ts';
import { afterTimer, type Running, routerIn } from './router-in.ts';

test.each([
  [2, 100, 1, 0.609375],
  [2, 100, 10, 0.609375],
  [2, 254, 1, 0.007813],
  [2, 1, 1, 0.996094],
  [3, 100, 1, 0.609375],
  [3, 100, 10, 6.09375],
  [3, 100, 0.01, 0.006094],
  [3, 254, 0.01, 0.000078],
  [3, 1, 40.95, 40.790039],
] as const)(
  'version %i, priority %i, interval %d s: the skew is %d s',
  (version, priority, interval, skew) => {
    expect(skewTime(version, priority, seconds(interval))).toBe(seconds(skew));
  },
);

test.each([
  [2, 3, 150, 1, 3.414063],
  [2, 3, 100, 2, 6.609375],
  [3, 3, 100, 0.1, 0.360938],
  [3, 3, 254, 0.01, 0.030078],
  [3, 1, 100, 1, 1.609375],
  [2, 10, 100, 1, 10.609375],
] as const)(
  'version %i: %i adverts missing and priority %i at %d s: down after %d s',
  (version, adverts, priority, interval, down) => {
    const plan = { version, basePriority: priority, downTimerAdverts: adverts };
    expect(masterDownInterval(plan, priority, seconds(interval))).toBe(seconds(down));
  },
);

test('10,000 adverts at 10 ms, each timer up to 9 ms late, end exactly 100 s after the first', () => {
  const random = randomNumbers(112);
  let running = routerIn('master', { version: 3, advert_int: 0.01 });
  const first = running.now;
  for (let advert = 0; advert < 10_000; advert++) running = afterTimer(running, random(9_000));
  expect(advertAt(running)).toBe(first + 100_010_000);
});

function advertAt({ state }: Running): number | undefined {
  const role = state.instances[0]?.role;
  return role?.type === 'master' ? role.advertAt : undefined;
}
