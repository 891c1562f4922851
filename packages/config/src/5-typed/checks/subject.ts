import type { Span } from '@kaconf/diagnostics';
import type { CodeName } from '../../codes.ts';
import type { Finding } from '../reporter.ts';

/** A block of which something is said. */
export interface Subject {
  readonly span: Span;
  readonly end: Span;
  readonly spans: { readonly [keyword: string]: Span | undefined };
}

/** What is said of it. */
export interface About {
  readonly code?: CodeName;
  /** Where; by default the opening line of the block. */
  readonly keyword?: string;
  /** What the block should say. */
  readonly wants?: string;
  readonly message: string;
  readonly hint?: string;
  /** What keepalived prints. */
  readonly line: string;
}

export function placeOf(subject: Subject, keyword: string | undefined): Span {
  return (keyword && subject.spans[keyword]) || subject.span;
}

export function wantOf({ span, end }: Subject, keyword: string | undefined): Pick<Finding, 'wants'> {
  return keyword === undefined ? {} : { wants: { keyword, within: { span, end } } };
}
