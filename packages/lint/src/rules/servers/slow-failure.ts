import type { RealServer, VirtualServer } from '@kaconf/config';
import type { Span } from '@kaconf/diagnostics';
import { remembered } from '../../remembered.ts';
import type { Rule } from '../../rule.ts';

export const slowFailure: Rule = {
  code: 'KL514',
  name: 'slow-failure',
  severity: 'note',
  summary: 'checker whose tries take longer than delay_loop',
  *check({ config }) {
    // Most files have the same everywhere: one is enough.
    const [slowest] = slowestOf(config.virtual_servers.flatMap(slowestIn));
    if (slowest === undefined) return;
    const { check, span } = slowest;
    const { retry, connect_timeout, delay_before_retry, delay_loop } = check;
    yield {
      span,
      message: `a server that does not answer is given up ${seconds(longest(check))} after a check has begun, in ${retry + 1} tries of ${seconds(connect_timeout)}, ${seconds(delay_before_retry)} apart: ${seconds(delay_loop)} is only how long a check is after another`,
      hint: 'for sooner, lower retry, connect_timeout or delay_before_retry of the checker',
    };
  },
};

interface Check {
  readonly retry: number;
  readonly connect_timeout: number;
  readonly delay_before_retry: number;
  readonly delay_loop: number;
}

interface Slow {
  readonly check: Check;
  /** Of its delay_loop. */
  readonly span: Span;
}

const slowestIn = remembered((service: VirtualServer) =>
  slowestOf(service.real_server.flatMap((server) => slowChecks(server, service))),
);

/** The first of the slowest, if there is any. */
function slowestOf(checks: readonly Slow[]): readonly Slow[] {
  return checks.toSorted((a, b) => longest(b.check) - longest(a.check)).slice(0, 1);
}

/** Of which delay_loop is written. */
function slowChecks(
  { TCP_CHECK, HTTP_GET, SSL_GET, SMTP_CHECK, spans: its }: RealServer,
  { spans }: VirtualServer,
): Slow[] {
  return [...TCP_CHECK, ...HTTP_GET, ...SSL_GET, ...SMTP_CHECK].flatMap((check) => {
    const span = check.spans.delay_loop ?? its.delay_loop ?? spans.delay_loop;
    return span !== undefined && check.retry > 0 && longest(check) > check.delay_loop
      ? [{ check, span }]
      : [];
  });
}

/** From the begin of the first try to the end of the last. */
function longest({ retry, connect_timeout, delay_before_retry }: Check): number {
  return (retry + 1) * connect_timeout + retry * delay_before_retry;
}

function seconds(micros: number): string {
  return `${micros / 1e6} s`;
}
