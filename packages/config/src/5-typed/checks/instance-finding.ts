import type { Span } from '@kaconf/diagnostics';
import type { CodeName } from '../../codes.ts';
import { unlocated } from '../reporter.ts';
import type { Check } from './check.ts';

export interface Subject {
  readonly name: string;
  readonly span: Span;
  readonly spans: { readonly [keyword: string]: Span | undefined };
}

interface About {
  readonly code?: CodeName;
  /** Where; by default the opening line of the instance. */
  readonly keyword?: string;
  readonly message: string;
  readonly hint?: string;
  /** What keepalived prints. */
  readonly line: string;
}

/** It starts, but not as written. */
export function warn(
  instance: Subject,
  { code = 'contradiction', keyword, line, ...about }: About,
  check: Check,
): void {
  const span = (keyword && instance.spans[keyword]) || instance.span;
  check.reporter.report({ code, severity: 'warning', span, ...about, keepalived: [unlocated(line, 'vrrp')] });
}

/** keepalived runs no VRRP with such an instance. */
export function refuse(
  instance: Subject,
  { code = 'incomplete', keyword, line, ...about }: About,
  check: Check,
): void {
  const span = (keyword && instance.spans[keyword]) || instance.span;
  const keepalived = [unlocated(line, 'vrrp')];
  check.reporter.report({ code, severity: 'error', span, ...about, keepalived, refuses: 'vrrp' });
}
