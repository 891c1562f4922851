import type { HttpGet, SslGet } from '../../../schema/checkers/http-get.ts';
import type { Url } from '../../../schema/checkers/url.ts';
import { logged } from '../../reporter.ts';
import type { Check } from '../check.ts';
import { each } from './each.ts';
import { precedes, sayAtEnd } from './finding.ts';

/** It has something to ask for, and whether it tells a name is settled. */
export function completeHttp<C extends HttpGet | SslGet>(checker: C, check: Check): C | undefined {
  const url = each<Url, Url, Check>(checker.url, completeUrl, check);
  if (url.length === 0) {
    const line = 'HTTP/SSL_GET checker has no urls specified - ignoring';
    const message = 'this checker has no url';
    sayAtEnd(checker, { wants: 'url', message, hint: 'it is ignored', line }, check);
    return;
  }
  const { enable_sni, spans } = checker;
  const namedLast =
    spans.sni_name !== undefined && !precedes(spans.sni_name, spans.enable_sni ?? checker.span);
  return { ...checker, url, enable_sni: enable_sni || namedLast };
}

function completeUrl(url: Url, check: Check): Url | undefined {
  if (url.path !== undefined) return checkRegex(url, check);
  const line = 'HTTP/SSL_GET checker url has no path - ignoring';
  const message = 'this url has no path';
  sayAtEnd(url, { wants: 'path', spoils: { keyword: 'url' }, message, hint: 'it is ignored', line }, check);
  return;
}

const WITHOUT_REGEX = {
  regex_options: [],
  regex_no_match: false,
  regex_min_offset: 0,
  regex_max_offset: undefined,
  regex_stack: undefined,
} as const;

function checkRegex(url: Url, { reporter }: Check): Url {
  const { regex, regex_min_offset: min, regex_max_offset: max, spans, span } = url;
  const parameter = Object.keys(WITHOUT_REGEX).find((keyword) => keyword in spans);
  if (regex === undefined && parameter !== undefined) {
    reporter.report({
      code: 'contradiction',
      span,
      message: `'${parameter}' has no effect without 'regex'`,
      keepalived: [logged('regex parameters specified without regex', 'checker')],
    });
    return { ...url, ...WITHOUT_REGEX };
  }
  if (max === undefined || min <= max) return url;
  reporter.report({
    code: 'contradiction',
    span: spans.regex_max_offset ?? span,
    message: `nothing lies between an offset of ${min} and one of ${max}`,
    hint: 'both are ignored',
    keepalived: [logged(`regex min offset ${min} > regex_max_offset ${max} - ignoring`, 'checker')],
  });
  return { ...url, regex_min_offset: 0, regex_max_offset: undefined };
}
