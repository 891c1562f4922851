import type { SmtpCheckBlock } from '../../../schema/checkers/smtp-check.ts';
import type { Endpoint } from '../../../schema/types/servers/server.ts';
import type { SmtpCheck } from '../../../server-config.ts';
import { logged } from '../../reporter.ts';
import type { Check } from '../check.ts';
import { connected, needsInterface } from './connection.ts';
import { sayAtEnd } from './finding.ts';

/** Any of them makes the checker itself one, beside its hosts. */
const CONNECTION = [
  'connect_ip',
  'connect_port',
  'bindto',
  'bind_port',
  'bind_if',
  'fwmark',
  'connect_timeout',
] as const;

/**
 * What stands in a `host` holds for the checker itself, as if it stood beside it. The host is one more checker, of the
 * real server; without a word on the connection there are the hosts only.
 */
export function completeSmtp(block: SmtpCheckBlock, server: Endpoint, check: Check): readonly SmtpCheck[] {
  const { host, ...own } = block;
  const connect = (it: SmtpCheck) => connected(it, { server: server.address }, check);
  if (host.length === 0) return [connect(own)].filter((it) => it !== undefined);
  const said = host.flatMap((it) => Object.keys(it.spans).map((keyword) => [keyword, it] as const));
  const spans = Object.assign({}, own.spans, ...host.map((it) => it.spans));
  const checker: SmtpCheck = {
    ...own,
    ...Object.fromEntries(said.map(([keyword, it]) => [keyword, it[keyword as keyof typeof it]])),
    spans,
  };
  const plain = { ...checker, connect_ip: server.address, connect_port: server.port };
  const hosts = host.filter((it) => hasInterface(it, server, check)).map(() => plain);
  if (hosts.length > 0) reportHosts(block, check);
  const connects = hosts.length === 0 || CONNECTION.some((keyword) => keyword in spans);
  if (!connects) return hosts;
  const main = connect(checker);
  return main === undefined ? [] : [main, ...hosts];
}

/** It connects to the real server, and has no interface of its own. */
function hasInterface(host: SmtpCheckBlock['host'][number], { address }: Endpoint, check: Check): boolean {
  if (!needsInterface(address)) return true;
  const line = `Checker link local address ${address} requires a bind_if`;
  const message = `the link-local address ${address} needs a bind_if, which a host cannot have`;
  sayAtEnd(host, { message, hint: 'the host is ignored', line }, check);
  return false;
}

function reportHosts({ host: [first], span }: SmtpCheckBlock, { reporter }: Check): void {
  const line = 'The SMTP_CHECK host block is deprecated. Please define additional checkers.';
  reporter.report({
    code: 'deprecated',
    span: first?.span ?? span,
    message: "'host' is deprecated",
    hint: 'write an SMTP_CHECK for each host',
    keepalived: [logged(line, 'checker')],
  });
}
