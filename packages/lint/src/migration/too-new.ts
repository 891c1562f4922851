import { replace } from '../fixes.ts';
import { spanOfWord } from '../mentions.ts';
import type { Finding } from '../rule.ts';
import { firstVersion } from './first-versions.ts';
import { renames } from './renames.ts';
import { compare, firstOf, type Version } from './version.ts';
import type { Written } from './written.ts';

/** The keywords that a version does not know yet; of a block only the one that opens it. */
export function* tooNew(written: readonly Written[], to: Version): Iterable<Finding> {
  const isNew = (each: Written) => compare(firstOf(firstVersion(each) ?? '0'), to) > 0;
  const opened = new Set(written.filter(isNew).map(({ statement }) => statement));
  for (const each of written) {
    const { word, statement, outer } = each;
    if (!isNew(each) || (outer && opened.has(outer))) continue;
    const span = spanOfWord(statement.words[0]);
    const message = `'${word}' needs >= ${firstVersion(each)}`;
    const earlier = earlierName(each, to);
    if (earlier === undefined) yield { span, message, hint: 'take it away, or choose a newer version' };
    else
      yield { span, message, hint: `write '${earlier}'`, fix: replace(`write '${earlier}'`, span, earlier) };
  }
}

/** What that version has for it. */
function earlierName({ word, inside }: Written, to: Version): string | undefined {
  return renames.find(
    ({ after, inside: where, known }) =>
      after === word && where.includes(inside) && compare(firstOf(known), to) <= 0,
  )?.before;
}
