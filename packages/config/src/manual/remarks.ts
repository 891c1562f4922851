import type { Entry } from './entry.ts';

/** What is to be known of a keyword besides what it is. */
type About = Pick<Entry, 'since' | 'deprecated' | 'firstCounts' | 'effect'>;

/** In Markdown, each behind a blank: since when, whether it is deprecated, and whether anything obeys it. */
export function remarks({ since, deprecated, firstCounts, effect }: About): string {
  return [
    firstCounts && 'The first one counts.',
    since && `Since ${since}.`,
    deprecated && `**Deprecated**: write ${deprecated}.`,
    effect === 'not yet' && '*Not yet.*',
    typeof effect === 'object' && `*Ignored: ${effect.ignored}.*`,
  ]
    .filter(Boolean)
    .map((remark) => ` ${remark}`)
    .join('');
}
