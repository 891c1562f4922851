/**
 * The same function, which asks no object twice: many rules ask of one text, and while somebody types, what did not change is the same
 * object as before. What it finds may hold the places of that, which move with their lines, but no number of a line.
 */
export function remembered<K extends object, V extends NonNullable<unknown> | null>(
  find: (it: K) => V,
): (it: K) => V {
  const known = new WeakMap<K, V>();
  return (it) => {
    const before = known.get(it);
    if (before !== undefined) return before;
    const found = find(it);
    known.set(it, found);
    return found;
  };
}
