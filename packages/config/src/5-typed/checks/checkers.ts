import type { Span } from '@kaconf/diagnostics';
import { isIPv6, isLinkLocal } from '@kaconf/net';
import type { HttpGet, Url } from '../../schema/http-get.ts';
import type { RealServer } from '../../schema/real-server.ts';
import type { TcpCheck } from '../../schema/tcp-check.ts';
import { located } from '../reporter.ts';
import type { Check } from './check.ts';

/** What a checker cannot do without; keepalived says it where the checker's block ends. */
export function checkCheckers(server: RealServer, check: Check): RealServer {
  return {
    ...server,
    TCP_CHECK: server.TCP_CHECK.filter((checker) => isReachable(checker, check)),
    HTTP_GET: server.HTTP_GET.map((checker) => ({
      ...checker,
      url: checker.url.filter((it) => hasPath(it, check)),
    })).filter((checker) => hasUrls(checker, check) && isReachable(checker, check)),
  };
}

function hasPath(url: Url, check: Check): boolean {
  const line = 'HTTP/SSL_GET checker url has no path - ignoring';
  return url.path !== undefined || incomplete(url, 'this url has no path', line, check);
}

function hasUrls(checker: HttpGet, check: Check): boolean {
  const line = 'HTTP/SSL_GET checker has no urls specified - ignoring';
  return checker.url.length > 0 || incomplete(checker, 'this checker has no url', line, check);
}

function isReachable(checker: TcpCheck | HttpGet, check: Check): boolean {
  const { connect_ip: address, bind_if } = checker;
  if (!isIPv6(address) || !isLinkLocal(address) || bind_if !== undefined) return true;
  const line = `Checker link local address ${address} requires a bind_if`;
  return incomplete(checker, `the link-local address ${address} needs a bind_if`, line, check);
}

function incomplete(
  { span, end }: { readonly span: Span; readonly end: Span },
  message: string,
  line: string,
  { reporter }: Check,
): false {
  const keepalived = [located(line, end, 'checker')];
  reporter.report({
    code: 'incomplete',
    severity: 'error',
    span,
    message,
    hint: 'it is ignored',
    keepalived,
  });
  return false;
}
