import type { Expectation } from './judge.ts';
import type { RequestPlan } from './request.ts';

/** One request and what its answer must be. */
export interface UrlPlan extends Expectation {
  readonly request: RequestPlan;
  readonly tls: UrlTls;
}

/** How TLS is spoken for a URL. */
export interface UrlTls {
  /** What the server is called when TLS begins (RFC 6066 section 3), if it is. */
  readonly serverName: string | undefined;
  /** `tls_compliant`: say goodbye as TLS has it, too. */
  readonly closeNotify: boolean;
}
