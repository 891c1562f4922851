import type { Leaf } from '../../keyword.ts';
import { extend, objectToExtra } from './lists.ts';

/** A block of entries, one a line; an entry's first word is its own, not a keyword. */
export function entries<E>(entry: Leaf<E>): Leaf<readonly E[]> {
  return {
    form: `{ ${entry.form} … }`,
    ...(entry.options && { options: entry.options }),
    braces: true,
    read(statement, reading, earlier = []) {
      objectToExtra(statement, reading);
      const values = (statement.block?.items ?? [])
        .filter((item) => item.type === 'statement')
        .map((item) => reading.read(entry, item))
        .filter((value) => value !== undefined);
      return extend(earlier, values);
    },
  };
}
