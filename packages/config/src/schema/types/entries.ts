import type { Leaf } from '../keyword.ts';

/** A block of entries, one a line; an entry's first word is its own, not a keyword. */
export function entries<E>(entry: Leaf<E>): Leaf<readonly E[]> {
  return {
    form: `{ ${entry.form} … }`,
    read(statement, reading) {
      if (statement.block === undefined) {
        reading.object({ message: `'${statement.words[0].text}' needs a block in braces` });
        return;
      }
      extraWords(statement.words[1]?.text, statement.words[0].text, reading);
      return statement.block.items
        .filter((item) => item.type === 'statement')
        .map((item) => entry.read(item, reading.within(item)))
        .filter((value) => value !== undefined);
    },
    join: (earlier, later) => [...earlier, ...later],
  };
}

function extraWords(
  extra: string | undefined,
  keyword: string,
  reading: Parameters<Leaf<unknown>['read']>[1],
): void {
  if (extra === undefined) return;
  reading.object({
    message: `'${extra}' stands between '${keyword}' and its brace`,
    hint: 'it is ignored',
    keepalived: [`Block ${keyword} has extra parameters ${extra} ...`],
  });
}
