import type { RealServer } from '@kaconf/config';
import type { CheckerPlan } from './plan.ts';

type Kind = CheckerPlan['type'];
/** Files are known only when all is read. */
const KINDS = [
  'TCP_CHECK',
  'HTTP_GET',
  'SSL_GET',
  'SMTP_CHECK',
  'DNS_CHECK',
  'UDP_CHECK',
  'PING_CHECK',
  'MISC_CHECK',
  'BFD_CHECK',
] as const satisfies readonly Kind[];

/** A checker of a real server as it was read. */
export type ReadChecker = { [K in Kind]: { readonly kind: K; readonly check: RealServer[K][number] } }[Kind];

/** The checkers of a real server as keepalived queues them: as they are written, and those of files behind them. */
export function checkersOf(server: RealServer): readonly ReadChecker[] {
  const written = KINDS.flatMap((kind) => server[kind].map((check) => ({ kind, check }) as ReadChecker));
  const files = server.FILE_CHECK.map((check): ReadChecker => ({ kind: 'FILE_CHECK', check }));
  return [...written.sort(byPosition), ...files];
}

/** Where lines come from more than one file, their rows tell which was read first. */
function byPosition({ check: one }: ReadChecker, { check: other }: ReadChecker): number {
  return rowOf(one) - rowOf(other) || one.span.column - other.span.column;
}

function rowOf({ span }: ReadChecker['check']): number {
  return span.row ?? span.line;
}
