import type { Parsed } from '@kaconf/config';
import { type Code, type Diagnostic, distinct, inOrder, type Severity } from '@kaconf/diagnostics';
import { isRewritable } from '../fixes.ts';
import type { Finding } from '../rule.ts';
import { type Change, KINDS } from './change.ts';
import { changes } from './changes.ts';
import { dialectsIn } from './dialects/dialect.ts';
import { tooNew } from './too-new.ts';
import { compare, firstOf, type Version } from './version.ts';
import { everyWritten } from './written.ts';

/** What becomes of a configuration that was written for one version under another, from top to bottom. */
export function migrate(parsed: Parsed, from: Version, to: Version): Diagnostic[] {
  const written = everyWritten(parsed.tree());
  const say = (code: Code, severity: Severity, { span, message, hint, fix }: Finding): Diagnostic => {
    const rewritable = fix !== undefined && isRewritable(fix.span, parsed.texts);
    return { code, severity, span, message, ...(hint && { hint }), ...(rewritable && { fix }) };
  };
  const changed = changes
    .filter((change) => isBetween(change, from, to))
    .flatMap(({ since, kind, severity, find }) =>
      [...find(written, parsed)].map((finding) =>
        say(KINDS[kind], severity, { ...finding, message: `since ${since} ${finding.message}` }),
      ),
    );
  const missing = [...tooNew(written, to)].map((finding) => say(KINDS.tooNew, 'error', finding));
  const foreign = [...dialectsIn(written, parsed)].map(({ severity, ...finding }) =>
    say(KINDS.foreign, severity, finding),
  );
  return inOrder(distinct([...foreign, ...changed, ...missing]));
}

function isBetween({ since, until }: Change, from: Version, to: Version): boolean {
  const isPast = until !== undefined && compare(firstOf(until), to) <= 0;
  return !isPast && compare(firstOf(since), from) > 0 && compare(firstOf(since), to) <= 0;
}
