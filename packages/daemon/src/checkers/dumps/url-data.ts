import type { CheckerPlan } from '@kaconf/healthcheck';
import type { Subject } from './subject.ts';

type HttpPlan = Extract<CheckerPlan, { readonly type: 'HTTP_GET' | 'SSL_GET' }>;
type Url = HttpPlan['check']['url'][number];

/** What an HTTP_GET or SSL_GET asks for. */
export function urlsText(plan: HttpPlan, subject: Subject): string[] {
  const { type, check } = plan;
  const { http_protocol, virtualhost, enable_sni, fast_recovery, url, spans } = check;
  return [
    `   Keepalive method = ${type}, http protocol ${http_protocol}`,
    ...(spans.virtualhost === undefined ? [] : [`   Virtualhost = ${virtualhost}`]),
    `   Enable SNI ${set(enable_sni)}`,
    `   Fast recovery ${set(fast_recovery)}`,
    ...('tls_compliant' in check ? [`   tls_compliant ${set(check.tls_compliant)}`] : []),
    ...url.flatMap((one) => urlText(one, subject)),
    ...failedUrlText(plan, subject),
  ];
}

function failedUrlText(plan: HttpPlan, { standings }: Subject): string[] {
  const { progress } = standings.find((one) => one.plan === plan) ?? {};
  const failed = progress && 'failedUrl' in progress ? progress.failedUrl : undefined;
  return typeof failed !== 'number' ? [] : [`   Failed URL = ${plan.check.url[failed]?.path ?? '(null)'}`];
}

function urlText(url: Url, subject: Subject): string[] {
  return [
    `   Checked url = ${url.path ?? '(null)'}`,
    ...(url.digest === undefined ? [] : [`     digest = ${url.digest}`]),
    // keepalived says it of those without TLS, too.
    `     tls_compliant ${set('tls_compliant' in url && 'tls_compliant' in url.spans && url.tls_compliant)}`,
    '     HTTP Status Code(s)',
    ...rangesText(url.status_code),
    ...(url.spans.virtualhost === undefined ? [] : [`     Virtual host = ${url.virtualhost}`]),
    ...regexText(url, subject),
  ];
}

/** In order, and those that meet as one. */
function rangesText(ranges: Url['status_code']): string[] {
  const merged: { min: number; max: number }[] = [];
  for (const { min, max } of ranges.toSorted((one, other) => one.min - other.min)) {
    const last = merged.at(-1);
    if (last && min <= last.max + 1) last.max = Math.max(last.max, max);
    else merged.push({ min, max });
  }
  return merged.map(({ min, max }) => `       ${min === max ? min : `${min}-${max}`}`);
}

/** Whatever is said there, keepalived writes all that can be said. */
const ALL_OPTIONS =
  ' allow_empty_class alt_bsux auto_callout caseless dollar_endonly dotall dupnames extended firstline' +
  ' match_unset_backref multiline never_ucp never_utf no_auto_capture no_auto_possess no_dotstar_anchor' +
  ' no_start_optimize ucp ungreedy utf never_backslash_c alt_circumflex alt_verbnames use_offset_limit';

function regexText(url: Url, subject: Subject): string[] {
  const { regex, regex_no_match, regex_options, regex_min_offset: min, regex_max_offset: max } = url;
  if (regex === undefined) return [];
  const urls = allUrls(subject);
  const offsets = max === undefined ? `${min}` : `${min}, max_offset = ${max}`;
  return [
    `     Regex = "${regex}"`,
    ...(regex_no_match ? ['     Regex no match'] : []),
    ...(min > 0 || max !== undefined ? [`     Regex min offset = ${offsets}`] : []),
    `     Regex options:${regex_options.length > 0 ? ALL_OPTIONS : ''}`,
    `     Regex ref count = ${urls.filter((one) => keyOfRegex(one) === keyOfRegex(url)).length}`,
    ...stackText(url, urls),
  ];
}

function allUrls({ checkers }: Subject): readonly Url[] {
  return checkers.flatMap((plan): readonly Url[] => ('check' in plan ? plan.check.url : []));
}

/** Who looks for the same has one pattern together. */
function keyOfRegex({ regex, regex_options }: Url): string | undefined {
  return regex === undefined ? undefined : `${regex_options.toSorted().join(' ')} ${regex}`;
}

/** There is one for all. */
function stackText({ regex_stack }: Url, urls: readonly Url[]): string[] {
  if (regex_stack === undefined) return [];
  const most = (field: 'start' | 'max') => Math.max(...urls.map((url) => url.regex_stack?.[field] ?? 0));
  return [`     Regex stack start ${most('start')}, max ${most('max')}`];
}

function set(value: boolean): string {
  return value ? 'set' : 'unset';
}
