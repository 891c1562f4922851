import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseReloadTime, showReloadTime } from '../src/parent/reload-time.ts';

const { TZ } = process.env;
beforeAll(() => {
  process.env.TZ = 'Europe/Berlin';
});
afterAll(() => {
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

/** 22:00 in Berlin. */
const NOW = Date.UTC(2026, 10, 21, 21, 0, 0);
const at = (time: string, dated: boolean) => ({ type: 'at', time: Date.parse(time), dated });

test.each([
  ['22:30:00', at('2026-11-21T21:30:00Z', false)],
  ['22:30:00Z', at('2026-11-21T22:30:00Z', false)],
  ['21:59:59', at('2026-11-22T20:59:59Z', false)],
  ['20:59:59Z', at('2026-11-22T20:59:59Z', false)],
  ['26-12-01 04:00:00', at('2026-12-01T03:00:00Z', true)],
  ['2026-12-01 04:00:00', at('2026-12-01T03:00:00Z', true)],
  ['2026-12-01 04:00:00Z', at('2026-12-01T04:00:00Z', true)],
  ['2027-07-01 04:00:00', at('2027-07-01T02:00:00Z', true)],
])('%s is the time of a reload', (text, expected) => {
  expect(parseReloadTime(text, NOW)).toEqual(expected);
});

describe('is refused', () => {
  const invalid = (text: string) => `Invalid reload time '${text}' specified - ignoring`;
  test.each([
    ['22:30', 'Reload time 22:30 format is incorrect - ignoring', invalid('22:30')],
    [' 22:30:00', 'Reload time  22:30:00 format is incorrect - ignoring', invalid(' 22:30:00')],
    ['tomorrow', 'Reload date/time tomorrow invalid - ignoring', invalid('tomorrow')],
    ['25:00:00', 'Reload time 25:00:00 is not valid - ignoring', invalid('25:00:00')],
    [
      '2026-13-01 04:00:00',
      'Reload time 2026-13-01 04:00:00 is not valid - ignoring',
      invalid('2026-13-01 04:00:00'),
    ],
    // The hour that summer time leaves out.
    [
      '2027-03-28 02:30:00',
      'Reload time 2027-03-28 02:30:00 is not valid - ignoring',
      invalid('2027-03-28 02:30:00'),
    ],
    [
      '2026-11-21 21:00:00',
      'Reload time 2026-11-21 21:00:00 is in the past - ignoring',
      'Reload date/time is in the past - ignoring',
    ],
  ])('%s', (text, ...lines) => {
    expect(parseReloadTime(text, NOW)).toEqual({ type: 'never', lines });
  });
});

test('is shown in local time', () => {
  expect(showReloadTime(Date.UTC(2026, 0, 2, 3, 4, 5))).toBe('2026-01-02 04:04:05');
});
