/**
 * Collects what only the start has needed; V8 would keep the room for more of its kind, and here nothing of its kind
 * comes. Nothing happens where Node has not been asked for `gc` (--expose-gc, as our executable does).
 */
export function giveMemoryBack(): void {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

/** Collects what a reload has left: once, since adverts wait for it, ten milliseconds or so. */
export function collectOldPlan(): void {
  globalThis.gc?.({ type: 'major', execution: 'sync' });
}
