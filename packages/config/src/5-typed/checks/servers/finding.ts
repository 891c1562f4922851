import { rowOf, type Span } from '@kaconf/diagnostics';
import type { Topic } from '../../consequences.ts';
import { located, unlocated } from '../../reporter.ts';
import type { Check } from '../check.ts';
import { type About, placeOf, type Subject, wantOf } from '../subject.ts';

interface AboutServer extends About {
  /** What is not there for it. */
  readonly spoils?: Topic;
}

/** keepalived says it when it has read all files. */
export function sayOfWhole(
  subject: Subject,
  { code = 'contradiction', keyword, wants, line, ...about }: AboutServer,
  { reporter }: Check,
): void {
  const span = placeOf(subject, keyword);
  const keepalived = [unlocated(line, 'checker')];
  reporter.report({ code, span, ...about, ...wantOf(subject, wants), keepalived });
}

/** keepalived says it where the block ends. */
export function sayAtEnd(
  subject: Subject,
  { code = 'incomplete', keyword, wants, line, ...about }: AboutServer,
  { reporter }: Check,
): void {
  const span = placeOf(subject, keyword);
  const keepalived = [located(line, subject.end, 'checker')];
  reporter.report({ code, span, ...about, ...wantOf(subject, wants), keepalived });
}

/** keepalived says it where it reads the statement. */
export function sayAt(
  span: Span,
  { code = 'contradiction', line, ...about }: Omit<AboutServer, 'keyword' | 'wants'>,
  { reporter }: Check,
): void {
  reporter.report({ code, span, ...about, keepalived: [located(line, span, 'checker')] });
}

/** Whether the first was said, and before the second. */
export function precedes(first: Span | undefined, second: Span): boolean {
  if (first === undefined) return false;
  return rowOf(first) < rowOf(second) || (rowOf(first) === rowOf(second) && first.column < second.column);
}
