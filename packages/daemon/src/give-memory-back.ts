import type { ProcessCalls } from '@kaconf/kernel';

/** How long after a reload V8 has compiled, on threads of its own, what was hot in it. */
export const AT_REST_MS = 1000;

/**
 * Collects what only a start or the reading of a configuration has needed; V8 would keep the room for more of its kind,
 * and here nothing of its kind comes. Nothing is collected where Node has not been asked for `gc` (--expose-gc, as our
 * executable does).
 */
export function giveMemoryBack(calls: Pick<ProcessCalls, 'releaseMemory'>): void {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  calls.releaseMemory();
}

/** After a reload. */
export function giveMemoryBackAtRest(calls: Pick<ProcessCalls, 'releaseMemory'>): void {
  setTimeout(() => giveMemoryBack(calls), AT_REST_MS).unref();
}

/** Collects what a reload has left: once, since adverts wait for it, ten milliseconds or so. */
export function collectOldPlan(): void {
  globalThis.gc?.({ type: 'major', execution: 'sync' });
}
