/** In place: a keyword that is written a thousand times must not copy its list a thousand times. */
export function extend<T>(earlier: readonly T[], later: readonly T[]): readonly T[] {
  const list = earlier as T[];
  for (const value of later) list.push(value);
  return list;
}
