/** One for all: a large configuration has very many. */
export const NONE: readonly never[] = [];

/** Those values that something becomes of. @param by what it takes for that: a function of one's own for each list costs more */
export function each<A, B, By>(
  values: readonly A[],
  become: (value: A, by: By) => B | undefined,
  by: By,
): readonly B[] {
  if (values.length === 0) return NONE;
  const made = values.map((value) => become(value, by));
  // A filtered list keeps room to grow, and this one stays.
  return made.every(isThere) ? made : made.filter(isThere);
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}
