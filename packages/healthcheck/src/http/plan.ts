import type { Micros } from '@kaconf/net';
import type { Expectation } from './judge.ts';
import type { RequestPlan } from './request.ts';

/** An HTTP_GET or SSL_GET. */
export interface HttpPlan {
  readonly tls: boolean;
  /** While the real server comes up, the next URL is asked for without a delay. */
  readonly fastRecovery: boolean;
  /** At least one; they are asked for in turn. */
  readonly urls: readonly UrlPlan[];
}

/** One request and what its answer must be. */
export interface UrlPlan extends Expectation {
  readonly request: RequestPlan;
  /** What the log calls it where lengths differ: its own virtual host and its path. */
  readonly name: string;
  readonly tls: UrlTls;
}

/** How TLS is spoken for a URL. */
export interface UrlTls {
  /** What the server is called when TLS begins (RFC 6066 section 3), if it is. */
  readonly serverName: string | undefined;
  /** `tls_compliant`: say goodbye as TLS has it, too. */
  readonly closeNotify: boolean;
}

/** How often and when a checker asks, and what it says of it. */
export interface RetryPlan {
  /** The real server as the log has it: `[10.0.0.1]:tcp:80`. */
  readonly server: string;
  /** The virtual server as the log has it. */
  readonly service: string;
  readonly delayLoop: Micros;
  readonly retry: number;
  readonly delayBeforeRetry: Micros;
  readonly logAllFailures: boolean;
}
