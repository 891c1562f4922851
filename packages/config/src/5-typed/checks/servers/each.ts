/** One for all: a large configuration has very many. */
const NONE: readonly never[] = [];

/** Those values that something becomes of. */
export function each<A, B>(values: readonly A[], become: (value: A) => B | undefined): readonly B[] {
  if (values.length === 0) return NONE;
  return values.map(become).filter((value) => value !== undefined);
}
