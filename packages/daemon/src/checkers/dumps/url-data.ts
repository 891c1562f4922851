import type { CheckerPlan } from '@kaconf/healthcheck';

type HttpPlan = Extract<CheckerPlan, { readonly type: 'HTTP_GET' | 'SSL_GET' }>;
type Url = HttpPlan['check']['url'][number];

/** What an HTTP_GET or SSL_GET asks for. */
export function urlsText({ type, check }: HttpPlan): string[] {
  const { http_protocol, virtualhost, enable_sni, fast_recovery, url, spans } = check;
  return [
    `   Keepalive method = ${type}, http protocol ${http_protocol}`,
    ...(spans.virtualhost === undefined ? [] : [`   Virtualhost = ${virtualhost}`]),
    `   Enable SNI ${set(enable_sni)}`,
    `   Fast recovery ${set(fast_recovery)}`,
    ...('tls_compliant' in check ? [`   tls_compliant ${set(check.tls_compliant)}`] : []),
    ...url.flatMap((one) => urlText(one)),
  ];
}

function urlText(url: Url): string[] {
  return [
    `   Checked url = ${url.path ?? '(null)'}`,
    ...(url.digest === undefined ? [] : [`     digest = ${url.digest}`]),
    // keepalived says it of those without TLS, too.
    `     tls_compliant ${set('tls_compliant' in url && url.tls_compliant)}`,
    '     HTTP Status Code(s)',
    ...rangesText(url.status_code),
    ...(url.spans.virtualhost === undefined ? [] : [`     Virtual host = ${url.virtualhost}`]),
    ...regexText(url),
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

function regexText(url: Url): string[] {
  const { regex, regex_no_match, regex_options, regex_min_offset: min, regex_max_offset: max } = url;
  if (regex === undefined) return [];
  const offsets = max === undefined ? `${min}` : `${min}, max_offset = ${max}`;
  return [
    `     Regex = "${regex}"`,
    ...(regex_no_match ? ['     Regex no match'] : []),
    ...(min > 0 || max !== undefined ? [`     Regex min offset = ${offsets}`] : []),
    `     Regex options:${regex_options.map((option) => ` ${option}`).join('')}`,
    '     Regex ref count = 1',
  ];
}

function set(value: boolean): string {
  return value ? 'set' : 'unset';
}
