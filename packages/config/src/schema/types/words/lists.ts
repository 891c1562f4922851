import type { Statement } from '../../../4-tree/tree.ts';
import type { Reading } from '../../keyword.ts';

/** In place: a keyword that is written a thousand times must not copy its list a thousand times. */
export function extend<T>(earlier: readonly T[], later: readonly T[]): readonly T[] {
  const list = earlier as T[];
  for (const value of later) list.push(value);
  return list;
}

/** Nothing stands between the keyword of a list and its brace. */
export function objectToExtra({ words: [keyword, extra] }: Statement, reading: Reading): void {
  if (extra === undefined) return;
  reading.object({
    message: `'${extra.text}' stands between '${keyword.text}' and its brace`,
    hint: 'it is ignored',
    word: extra,
    keepalived: [`Block ${keyword.text} has extra parameters ${extra.text} ...`],
  });
}
