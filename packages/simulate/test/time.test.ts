import { micros } from '@kaconf/net';
import { expect, test } from 'vitest';
import { parseTime, timeText } from '../src/index.ts';

test.each([
  ['10', 10_000_000],
  ['0.5', 500_000],
  ['10s', 10_000_000],
  ['250ms', 250_000],
  ['1m30s', 90_000_000],
  ['1.5m', 90_000_000],
  ['2h', 7_200_000_000],
  ['41d16h', 3_600_000_000_000],
  ['', undefined],
  ['s', undefined],
  ['10x', undefined],
  ['10 s', undefined],
  ['-1s', undefined],
])('%j is %j microseconds', (text, time) => {
  expect(parseTime(text)).toBe(time);
});

test.each([
  [0, '0s'],
  [100, '0s'],
  [250_000, '0.250s'],
  [3_609_375, '3.609s'],
  [10_000_000, '10s'],
  [60_000_000, '1m'],
  [90_500_000, '1m30.500s'],
  [3_600_000_000, '1h'],
  [3_605_000_000, '1h0m5s'],
  [3_660_000_000, '1h1m'],
  [3_600_000_000_000, '1000h'],
])('%i microseconds are %s', (time, text) => {
  expect(timeText(micros(time))).toBe(text);
});
