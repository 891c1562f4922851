import type { Kernel } from '@kaconf/kernel';
import type { FakeKernel } from '@kaconf/kernel/fake';
import { describe, expect, test } from 'vitest';
import { advance, instance, machine, router, startChild } from './shell-router.ts';
import { hear, priorities } from './shell-wire.ts';

/** The same kernel; `woken` has the time of each wake-up for packets. */
function watched(kernel: FakeKernel): { kernel: FakeKernel; woken: number[] } {
  const woken: number[] = [];
  const edge: Pick<Kernel, 'openRawSocket'> = {
    openRawSocket: (options) =>
      kernel.openRawSocket({
        ...options,
        received(datagrams) {
          woken.push(kernel.now() / 1_000_000);
          options.received(datagrams);
        },
        repeated(repeats) {
          woken.push(kernel.now() / 1_000_000);
          options.repeated?.(repeats);
        },
      }),
  };
  return { kernel: Object.assign(Object.create(kernel), edge), woken };
}

/** A backup of priority 150 that hears a master of 200 each second until then. */
function backup(until: number) {
  const { kernel, woken } = watched(machine());
  const { lines } = startChild(router([instance(['10.0.0.10'])]), kernel);
  for (let time = 1; time <= until; time++) {
    hear(kernel, 200);
    advance(kernel, time);
  }
  return { kernel, woken, lines };
}

function then(kernel: FakeKernel, time: number, happens: () => void): void {
  advance(kernel, time);
  happens();
  advance(kernel, time);
}

test('the same advert again wakes a backup only before it would take over', () => {
  const { kernel, woken } = backup(20);
  // The second says nothing new, so it is expected; from then on once in a master-down time of 3.4 seconds.
  expect(woken.length).toBeLessThanOrEqual(8);
  expect(priorities(kernel)).toEqual([]);
});

test('it takes over when the last advert is as old as ever, not when the last that woke it is', () => {
  const { kernel } = backup(20);
  advance(kernel, 22.41);
  expect(priorities(kernel)).toEqual([]);
  advance(kernel, 22.42);
  expect(priorities(kernel)).toEqual([150]);
});

describe('it hears at once', () => {
  test('a master that stops', () => {
    const { kernel } = backup(10);
    then(kernel, 10.2, () => hear(kernel, 0));
    advance(kernel, 10.62);
    expect(priorities(kernel)).toEqual([150]);
  });

  test('a master whose priority falls below its own', () => {
    const { kernel, lines } = backup(10);
    then(kernel, 10.2, () => hear(kernel, 100));
    expect(lines.at(-1)).toBe('(VI_1) received lower priority (100) advert from 10.0.0.12 - discarding');
  });

  test('an advert that does not come from the same link', () => {
    const { kernel, lines } = backup(10);
    then(kernel, 10.2, () => hear(kernel, 200, { hopLimit: 254 }));
    expect(lines.at(-1)).toBe('(VI_1) invalid TTL/HL from 10.0.0.12. Received 254 and expect 255');
  });
});
