import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../../clock.ts';

const PATIENCE: Millis = 120_000;

/** @param pause how long it waits before it looks again, in milliseconds @throws Error when it does not come true in two minutes */
export async function until(isTrue: () => boolean, pause: Millis): Promise<void> {
  for (const deadline = now() + PATIENCE; !isTrue(); await sleep(pause)) {
    if (now() > deadline) throw new Error(`still not: ${isTrue}`);
  }
}
