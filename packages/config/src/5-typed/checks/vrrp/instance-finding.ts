import { unlocated } from '../../reporter.ts';
import type { Check } from '../check.ts';
import { type About, placeOf, type Subject, wantOf } from '../subject.ts';

interface AboutInstance extends About {
  /** Only the running daemon says it. */
  readonly logged?: true;
  /** By default a warning. */
  readonly severity?: 'warning' | 'note';
}

/** It starts, but not as written. */
export function warn(
  instance: Subject,
  { code = 'contradiction', severity = 'warning', keyword, wants, line, logged, ...about }: AboutInstance,
  check: Check,
): void {
  const span = placeOf(instance, keyword);
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
  const span = placeOf(instance, keyword);
  const keepalived = [unlocated(line, 'vrrp')];
  const want = wantOf(instance, wants);
  check.reporter.report({ code, severity: 'error', span, ...about, ...want, keepalived, refuses: 'vrrp' });
}
