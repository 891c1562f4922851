import type { RealServer } from '@kaconf/config';
import type { CheckerKind, CheckerPlan } from './plan.ts';

/** A checker as it is configured. */
interface Configured {
  readonly kind: CheckerKind;
  readonly checker: Checker;
}

type Checker = { readonly [K in CheckerKind]: RealServer[K][number] }[CheckerKind];

const KINDS: readonly CheckerKind[] = [
  'TCP_CHECK',
  'HTTP_GET',
  'SSL_GET',
  'SMTP_CHECK',
  'DNS_CHECK',
  'UDP_CHECK',
  'PING_CHECK',
  'MISC_CHECK',
  'BFD_CHECK',
];

/** In the order in which they are written, but FILE_CHECK last: so keepalived runs them. */
export function planCheckers(server: RealServer): CheckerPlan[] {
  const written = KINDS.flatMap((kind) => ofKind(server, kind)).toSorted(byPlace);
  return [...written, ...ofKind(server, 'FILE_CHECK')].map(planChecker);
}

function ofKind(server: RealServer, kind: CheckerKind): Configured[] {
  return server[kind].map((checker: Checker) => ({ kind, checker }));
}

function byPlace({ checker: { span: a } }: Configured, { checker: { span: b } }: Configured): number {
  return (a.row ?? a.line) - (b.row ?? b.line) || a.column - b.column;
}

/** What a file holds is known at once. */
function planChecker({ kind, checker }: Configured): CheckerPlan {
  const alpha = 'alpha' in checker && (checker.alpha ?? false);
  return { kind, alpha, identity: JSON.stringify([kind, checker], omitManner) };
}

/** How often, how long and how patiently does not make it another checker; nor does the place where it is written. */
const MANNER: ReadonlySet<string> = new Set([
  'span',
  'spans',
  'end',
  'alpha',
  'delay_loop',
  'delay_before_retry',
  'retry',
  'warmup',
  'log_all_failures',
  'misc_timeout',
  'fast_recovery',
]);

function omitManner(key: string, value: unknown): unknown {
  if (MANNER.has(key)) return;
  return typeof value === 'bigint' ? String(value) : value;
}
