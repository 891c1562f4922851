import { rowOf, type Span } from '@kaconf/diagnostics';
import type { Finding } from './reporter.ts';

/** A keyword, and the name behind it if it opens a block that has one. */
export interface Topic {
  readonly keyword: string;
  readonly name?: string | undefined;
}

/** What should have been said, in a block or anywhere. */
export interface Want extends Topic {
  readonly within?: { readonly span: Span; readonly end: Span };
}

/**
 * The findings that another one explains: it spoils what they are in want of. A keyword that is refused or misspelt is not
 * missing, too, and a name is not unknown when the block that it belongs to is broken.
 */
export function consequences(findings: readonly Finding[]): ReadonlySet<Finding> {
  const spoilt = Map.groupBy(findings, ({ spoils }) => spoils?.keyword);
  const explained = findings.filter((finding) => {
    const { wants } = finding;
    const causes = (wants && spoilt.get(wants.keyword)) ?? [];
    return wants !== undefined && causes.some((cause) => cause !== finding && explains(cause, wants));
  });
  return new Set([...explained, ...behindMissingBraces(findings)]);
}

function explains({ spoils, span }: Finding, { name, within }: Want): boolean {
  if (name !== undefined && spoils?.name !== undefined && name !== spoils.name) return false;
  if (within === undefined) return true;
  // Of a block that nothing closes its opening is all that is known.
  const isBefore = within.end === within.span || rowOf(span) <= rowOf(within.end);
  return rowOf(within.span) <= rowOf(span) && isBefore;
}

/**
 * Where a `{` is missing the keywords of its block are unknown, and its `}` closes nothing. Where a `}` is missing the
 * keywords that need no block are unknown.
 */
function behindMissingBraces(findings: readonly Finding[]): Finding[] {
  const found: Finding[] = [];
  let open: string | undefined;
  let unclosed = false;
  for (const finding of findings.toSorted((a, b) => rowOf(a.span) - rowOf(b.span))) {
    const { code, spoils, belongs } = finding;
    if (code === 'missingClose') unclosed = true;
    if (unclosed && belongs?.includes('')) found.push(finding);
    if (code === 'missingBlock') open = spoils?.keyword;
    if (open === undefined || code === 'missingBlock') continue;
    const isEntry = belongs?.length === 0 && spoils === undefined;
    if (code === 'extraClose' || isEntry || belongs?.includes(open)) found.push(finding);
    if (code === 'extraClose') open = undefined;
  }
  return found;
}
