/** Some that stand in the list before, one after the other. */
interface Kept {
  readonly keptFrom: number;
  readonly count: number;
}

/** A list for somebody who has the one before, and so most of what is in it. Plain data. */
export type ListChange<T> = readonly (T | Kept)[];

/** What is in both are the same objects. */
export function listChange<T extends object>(list: readonly T[], before: readonly T[]): ListChange<T> {
  const positions = new Map(before.map((item, index) => [item, index]));
  const change: (T | { keptFrom: number; count: number })[] = [];
  for (const item of list) {
    const position = positions.get(item);
    const last = change.at(-1);
    if (position === undefined) change.push(item);
    else if (last && isKept(last) && last.keptFrom + last.count === position) last.count++;
    else change.push({ keptFrom: position, count: 1 });
  }
  return change;
}

export function changedList<T extends object>(change: ListChange<T>, before: readonly T[]): T[] {
  return change.flatMap((item) =>
    isKept(item) ? before.slice(item.keptFrom, item.keptFrom + item.count) : item,
  );
}

function isKept<K extends Kept>(item: object | K): item is K {
  return 'keptFrom' in item;
}
