import type { Span } from '@kaconf/diagnostics';
import type { CodeName } from '../../../codes.ts';
import { type Finding, unlocated } from '../../reporter.ts';
import type { Check } from '../check.ts';

export interface Subject {
  readonly name: string;
  readonly span: Span;
  readonly end: Span;
  readonly spans: { readonly [keyword: string]: Span | undefined };
}

interface About {
  readonly code?: CodeName;
  /** Where; by default the opening line of the instance. */
  readonly keyword?: string;
  /** What the instance should say. */
  readonly wants?: string;
  readonly message: string;
  readonly hint?: string;
  /** What keepalived prints. */
  readonly line: string;
  /** Only the running daemon says it. */
  readonly logged?: true;
  /** By default a warning. */
  readonly severity?: 'warning' | 'note';
}

/** It starts, but not as written. */
export function warn(
  instance: Subject,
  { code = 'contradiction', severity = 'warning', keyword, wants, line, logged, ...about }: About,
  check: Check,
): void {
  const span = (keyword && instance.spans[keyword]) || instance.span;
  const said = unlocated(line, 'vrrp');
  const keepalived = [logged ? { ...said, status: 'log' as const } : said];
  check.reporter.report({ code, severity, span, ...about, ...wantOf(instance, wants), keepalived });
}

/** keepalived runs no VRRP with such an instance. */
export function refuse(
  instance: Subject,
  { code = 'incomplete', keyword, wants, line, ...about }: About,
  check: Check,
): void {
  const span = (keyword && instance.spans[keyword]) || instance.span;
  const keepalived = [unlocated(line, 'vrrp')];
  const want = wantOf(instance, wants);
  check.reporter.report({ code, severity: 'error', span, ...about, ...want, keepalived, refuses: 'vrrp' });
}

function wantOf({ span, end }: Subject, keyword: string | undefined): Pick<Finding, 'wants'> {
  return keyword === undefined ? {} : { wants: { keyword, within: { span, end } } };
}
