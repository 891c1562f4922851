import type { Leaf } from '../keyword.ts';
import { extend } from './lists.ts';

/** A block of entries, one a line; an entry's first word is its own, not a keyword. */
export function entries<E>(entry: Leaf<E>): Leaf<readonly E[]> {
  return {
    form: `{ ${entry.form} … }`,
    braces: true,
    read(statement, reading, earlier = []) {
      const [keyword, extra] = statement.words;
      if (extra !== undefined) {
        reading.object({
          message: `'${extra.text}' stands between '${keyword.text}' and its brace`,
          hint: 'it is ignored',
          word: extra,
          keepalived: [`Block ${keyword.text} has extra parameters ${extra.text} ...`],
        });
      }
      const values = (statement.block?.items ?? [])
        .filter((item) => item.type === 'statement')
        .map((item) => reading.read(entry, item))
        .filter((value) => value !== undefined);
      return extend(earlier, values);
    },
  };
}
