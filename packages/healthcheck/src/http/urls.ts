import type { HttpGet, SslGet } from '@kaconf/config';
import type { HttpGetPlan, SslGetPlan } from '../plan/plan.ts';
import { compileRegex } from '../regex/compile.ts';
import type { RegexPlan } from './body-match.ts';
import type { UrlPlan } from './plan.ts';
import { hostOf } from './request.ts';

type Url = HttpGet['url'][number] | SslGet['url'][number];

/**
 * What a checker asks for. A pattern that nobody can match with is left out, and said to be.
 *
 * @param complain to the log
 */
export function urlsOf(plan: HttpGetPlan | SslGetPlan, complain: (text: string) => void): readonly UrlPlan[] {
  const { check } = plan;
  return check.url.map((url) => ({
    request: { path: url.path ?? '', protocol: check.http_protocol, host: hostHeader(url, plan) },
    statusCodes: url.status_code,
    digest: url.digest,
    regex: regexOf(url, complain),
    tls: { serverName: serverName(url, plan), closeNotify: 'tls_compliant' in url && saysGoodbye(url, plan) },
  }));
}

function hostHeader(url: Url, { connection }: HttpGetPlan | SslGetPlan): string {
  return url.virtualhost ?? hostOf(connection.address, connection.port);
}

/** That of the real server alone is not told, as keepalived does not. */
function serverName(url: Url, plan: HttpGetPlan | SslGetPlan): string | undefined {
  const { check } = plan;
  if (!check.enable_sni || plan.type === 'HTTP_GET') return;
  const { name } = check.sni_name ?? {};
  if (name !== undefined) return name;
  if (url.spans.virtualhost !== undefined) return url.virtualhost;
  return check.spans.virtualhost === undefined ? plan.serviceHost : check.virtualhost;
}

function saysGoodbye({ tls_compliant }: SslGet['url'][number], { check }: HttpGetPlan | SslGetPlan): boolean {
  return tls_compliant || ('tls_compliant' in check && check.tls_compliant);
}

function regexOf(url: Url, complain: (text: string) => void): RegexPlan | undefined {
  const { regex, regex_options, regex_no_match, regex_min_offset, regex_max_offset } = url;
  if (regex === undefined) return;
  const matcher = compileRegex(regex, regex_options);
  if ('message' in matcher) {
    complain(`Invalid regex: '${regex}' at offset ${matcher.offset}: ${matcher.message}`);
    return;
  }
  return { matcher, isUnwanted: regex_no_match, minOffset: regex_min_offset, maxOffset: regex_max_offset };
}

/** What the log calls a URL where lengths differ: by a virtual host of its own, and its path. */
export function nameOf({ virtualhost = '', path = '', spans }: Url): string {
  return spans.virtualhost === undefined ? path : `${virtualhost}${path}`;
}
