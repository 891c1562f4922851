import { rowOf, type Span } from '@kaconf/diagnostics';
import type { CodeName } from '../../../codes.ts';
import type { Topic } from '../../consequences.ts';
import { type Finding, located, unlocated } from '../../reporter.ts';
import type { Check } from '../check.ts';

/** A block of which something is said. */
export interface Subject {
  readonly span: Span;
  readonly end: Span;
  readonly spans: { readonly [keyword: string]: Span | undefined };
}

interface About {
  readonly code?: CodeName;
  /** Where; by default the opening line of the block. */
  readonly keyword?: string;
  /** What the block should say. */
  readonly wants?: string;
  /** What is not there for it. */
  readonly spoils?: Topic;
  readonly message: string;
  readonly hint?: string;
  /** What keepalived prints. */
  readonly line: string;
}

/** keepalived says it when it has read all files. */
export function sayOfWhole(
  subject: Subject,
  { code = 'contradiction', keyword, wants, line, ...about }: About,
  { reporter }: Check,
): void {
  const span = (keyword && subject.spans[keyword]) || subject.span;
  const keepalived = [unlocated(line, 'checker')];
  reporter.report({ code, span, ...about, ...wantOf(subject, wants), keepalived });
}

/** keepalived says it where the block ends. */
export function sayAtEnd(
  subject: Subject,
  { code = 'incomplete', keyword, wants, line, ...about }: About,
  { reporter }: Check,
): void {
  const span = (keyword && subject.spans[keyword]) || subject.span;
  const keepalived = [located(line, subject.end, 'checker')];
  reporter.report({ code, span, ...about, ...wantOf(subject, wants), keepalived });
}

function wantOf({ span, end }: Subject, keyword: string | undefined): Pick<Finding, 'wants'> {
  return keyword === undefined ? {} : { wants: { keyword, within: { span, end } } };
}

/** keepalived says it where it reads the statement. */
export function sayAt(
  span: Span,
  { code = 'contradiction', line, ...about }: Omit<About, 'keyword' | 'wants'>,
  { reporter }: Check,
): void {
  reporter.report({ code, span, ...about, keepalived: [located(line, span, 'checker')] });
}

/** Whether the first was said, and before the second. */
export function precedes(first: Span | undefined, second: Span): boolean {
  if (first === undefined) return false;
  return rowOf(first) < rowOf(second) || (rowOf(first) === rowOf(second) && first.column < second.column);
}
