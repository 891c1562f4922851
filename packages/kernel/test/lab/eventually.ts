import { setTimeout } from 'node:timers/promises';

const PATIENCE = 5000;

/** Waits until it holds; the event loop turns meanwhile. */
export async function eventually(what: string, holds: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`still not after ${PATIENCE} ms: ${what}`);
    await setTimeout(2);
  }
}
