import { setTimeout } from 'node:timers/promises';
import { plus } from '@kaconf/net';
import { afterEach, expect, test } from 'vitest';
import { linuxKernel, type Timer } from '../src/index.ts';
import { eventually } from './lab/eventually.ts';

const kernel = linuxKernel();
const open: Timer[] = [];

afterEach(() => {
  for (const timer of open.splice(0)) timer.close();
});

function timer(expired: () => void): Timer {
  const created = kernel.createTimer(expired);
  open.push(created);
  return created;
}

test('now is CLOCK_MONOTONIC in whole microseconds', () => {
  const before = Number(process.hrtime.bigint() / 1000n);
  const now = kernel.now();
  expect(Number.isInteger(now)).toBe(true);
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now - before).toBeLessThan(1_000_000);
});

test('a timer never expires early, and within a millisecond where the processor is free', async () => {
  const lateness: number[] = [];
  let deadline = plus(kernel.now(), 5_300);
  const ticking = timer(() => {
    lateness.push(kernel.now() - deadline);
    deadline = plus(deadline, 5_300);
    if (lateness.length < 40) ticking.set(deadline);
  });
  ticking.set(deadline);
  await eventually('forty expirations', () => lateness.length === 40);
  lateness.sort((a, b) => a - b);
  expect(lateness[0]).toBeGreaterThanOrEqual(0);
  // A busy machine makes the others late.
  expect(lateness[5]).toBeLessThan(1000);
});

test('a deadline in the past expires at once, in the event loop', async () => {
  let expired = 0;
  timer(() => expired++).set(plus(kernel.now(), -1));
  expect(expired).toBe(0);
  await eventually('it expires', () => expired === 1);
});

test('the later deadline replaces the earlier, and undefined disarms', async () => {
  const expired: string[] = [];
  const moved = timer(() => expired.push('moved'));
  const disarmed = timer(() => expired.push('disarmed'));
  const reference = timer(() => expired.push('reference'));
  const now = kernel.now();
  moved.set(plus(now, 1_000));
  disarmed.set(plus(now, 1_000));
  reference.set(plus(now, 10_000));
  moved.set(plus(now, 20_000));
  disarmed.set(undefined);
  await eventually('both have expired', () => expired.length === 2);
  expect(expired).toEqual(['reference', 'moved']);
});

test.each([
  ['closed', (other: Timer) => other.close()],
  ['moved', (other: Timer) => other.set(plus(kernel.now(), 10_000_000))],
  ['disarmed', (other: Timer) => other.set(undefined)],
])('of two that are due together, the one that is %s by the other does not expire', async (_, silence) => {
  const expired: string[] = [];
  const [one, two]: [Timer, Timer] = [
    timer(() => {
      expired.push('one');
      silence(two);
    }),
    timer(() => {
      expired.push('two');
      silence(one);
    }),
  ];
  const now = kernel.now();
  one.set(plus(now, 1_000));
  two.set(plus(now, 1_000));
  // The event loop finds both.
  while (kernel.now() < now + 3_000);
  await eventually('one has expired', () => expired.length > 0);
  await setTimeout(20);
  expect(expired.length).toBe(1);
});
