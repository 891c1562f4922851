import { seconds } from '@kaconf/net';
import { expect, test } from 'vitest';
import { isAfter, nextStamp, secondsAhead, stampAt } from '../src/authentication/stamp.ts';

test.each([
  [1_795_284_000, { seconds: 0x6b01dc20, fraction: 0 }],
  [1_795_284_000.5, { seconds: 0x6b01dc20, fraction: 0x8000_0000 }],
  [1_795_284_000.999999, { seconds: 0x6b01dc20, fraction: 0xffff_0000 }],
  // 2106-02-07 06:28:16 UTC: 32 bits are over.
  [4_294_967_296, { seconds: 0, fraction: 0 }],
])('at %d s since the epoch a stamp begins with the clock', (time, stamp) => {
  expect(stampAt(seconds(time))).toEqual(stamp);
});

const stamp = (at: number, fraction = 0) => ({ seconds: at, fraction });

test.each([
  ['a second later', stamp(8), stamp(7, 0xffff_ffff), true],
  ['a second earlier', stamp(7, 0xffff_ffff), stamp(8), false],
  ['one more', stamp(7, 1), stamp(7), true],
  ['the same', stamp(7, 1), stamp(7, 1), false],
  ['beyond the end of the 32 bits', stamp(0), stamp(0xffff_ffff, 5), true],
  ['before it', stamp(0xffff_ffff, 5), stamp(0), false],
])('%s', (_, one, other, after) => {
  expect(isAfter(one, other)).toBe(after);
});

test.each([
  ['the first is the clock', undefined, stamp(100, 5), 5, stamp(100, 5)],
  ['then the clock again', stamp(99), stamp(100, 5), 5, stamp(100, 5)],
  ['one more while it stands still', stamp(100, 5), stamp(100, 5), 5, stamp(100, 6)],
  ['one more when it was set back a little', stamp(105, 5), stamp(100), 5, stamp(105, 6)],
  [
    'the clock when it was set back by more than the others allow',
    stamp(106),
    stamp(100, 1),
    5,
    stamp(100, 1),
  ],
  ['one more where no clock counts', stamp(9000), stamp(100), undefined, stamp(9000, 1)],
  ['the next second when there is no more', stamp(105, 0xffff_ffff), stamp(100), 5, stamp(106)],
])('of what is signed, %s', (_, last, clock, window, next) => {
  expect(nextStamp(last, clock, window)).toEqual(next);
});

test('how far ahead a stamp is, is counted across the end of the 32 bits', () => {
  expect(secondsAhead(stamp(2), 0xffff_ffff)).toBe(3);
  expect(secondsAhead(stamp(0xffff_ffff), 2)).toBe(-3);
});
