/** What was, and what has become of it: one of the two may be missing. */
export interface Pair<T> {
  readonly before?: T;
  readonly after?: T;
}

/** Two with the same key are one and the same; undefined for one that has none. */
export type Key<T> = (one: T) => string | undefined;

/**
 * What is gone comes first, then what is now, in its order.
 * @param keys the surest first: whoever has found his like by one is not asked for the next
 */
export function pairUp<T>(before: readonly T[], after: readonly T[], keys: readonly Key<T>[]): Pair<T>[] {
  const left = new Set(before.keys());
  const origins = new Map<number, number>();
  for (const keyOf of keys) {
    const known = Map.groupBy(left, (position) => keyOf(before[position] as T));
    for (const [at, one] of after.entries()) {
      const key = origins.has(at) ? undefined : keyOf(one);
      const origin = key === undefined ? undefined : known.get(key)?.shift();
      if (origin === undefined) continue;
      left.delete(origin);
      origins.set(at, origin);
    }
  }
  const gone = [...left].map((position): Pair<T> => ({ before: before[position] as T }));
  const kept = after.map((one, at): Pair<T> => {
    const origin = origins.get(at);
    return origin === undefined ? { after: one } : { before: before[origin] as T, after: one };
  });
  return [...gone, ...kept];
}
