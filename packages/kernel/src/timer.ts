import { closeSync } from 'node:fs';
import type { Micros } from '@kaconf/net';
import type { Addon } from './addon.ts';
import type { Timer } from './kernel.ts';
import { attempt } from './kernel-error.ts';

const DISARMED = -1;

/** A timerfd: absolute, so that deadlines do not drift, and finer than the millisecond of setTimeout. */
export function createTimer(addon: Addon, expired: () => void): Timer {
  const fd = attempt('create timer', 'on CLOCK_MONOTONIC', () => addon.openTimer());
  const watch = addon.watch(fd, () => {
    // The deadline may have been moved since the event loop was woken.
    if (addon.readTimer(fd)) expired();
  });
  let open = true;
  return {
    set: (deadline: Micros | undefined) => addon.setTimer(fd, deadline ?? DISARMED),
    close: () => {
      if (!open) return;
      open = false;
      addon.unwatch(watch);
      closeSync(fd);
    },
  };
}
