import type { UdpCheck } from '../../../schema/checkers/udp-check.ts';
import type { RealServerBlock } from '../../../schema/servers/real-server.ts';
import type { VirtualServerBlock } from '../../../schema/servers/virtual-server.ts';
import type { Protocol } from '../../../schema/types/lvs.ts';
import type { BfdCheck, Checkers } from '../../../server-config.ts';
import type { Check } from '../check.ts';
import { type Connection, connected } from './connection.ts';
import { each } from './each.ts';
import { precedes, sayAtEnd } from './finding.ts';
import { completeHttp } from './http.ts';
import { completeMisc } from './misc.ts';
import { completeBfd, completeFile, type Monitored } from './monitors.ts';
import { formatEndpoint } from './names.ts';
import { completeSmtp } from './smtp.ts';

/** What keepalived says where a checker's block ends, and the checkers that can check something. */
export function completeCheckers(
  server: RealServerBlock,
  { protocol, spans }: VirtualServerBlock,
  monitored: Monitored,
  check: Check,
): Checkers {
  const { address } = server;
  const settled = precedes(spans.protocol, server.span) ? protocol : undefined;
  const target = { server: address, before: address };
  const connect = <C extends Connection>(it: C | undefined) => it && connected(it, target, check);
  return {
    TCP_CHECK: each(server.TCP_CHECK, connect),
    HTTP_GET: each(server.HTTP_GET, (it) => connect(completeHttp(it, check))),
    SSL_GET: each(server.SSL_GET, (it) => connect(completeHttp(it, check))),
    SMTP_CHECK: each(server.SMTP_CHECK, (it) => completeSmtp(it, server, check)).flat(),
    DNS_CHECK: each(server.DNS_CHECK, connect),
    UDP_CHECK: each(server.UDP_CHECK, (it) => checkLengths(connect(it), check)),
    PING_CHECK: each(server.PING_CHECK, connect),
    MISC_CHECK: each(server.MISC_CHECK, (it) => completeMisc(it, check)),
    FILE_CHECK: each(server.FILE_CHECK, (it) => completeFile(it, monitored, check)),
    BFD_CHECK: server.BFD_CHECK.length === 0 ? [] : completeBfds(server, settled, monitored, check),
  };
}

function completeBfds(
  server: RealServerBlock,
  protocol: Protocol | undefined,
  monitored: Monitored,
  check: Check,
): readonly BfdCheck[] {
  const place = { server: formatEndpoint(server, protocol), taken: new Set<string>() };
  return each(server.BFD_CHECK, (it) => completeBfd(it, monitored, place, check));
}

function checkLengths(checker: UdpCheck | undefined, check: Check): UdpCheck | undefined {
  if (checker === undefined || checker.min_reply_length <= checker.max_reply_length) return checker;
  const { min_reply_length: min, max_reply_length: max } = checker;
  const line = `UDP_CHECK min_reply length ${min} > max_reply_length ${max} - will always fail`;
  const message = `no answer has at least ${min} and at most ${max} octets`;
  sayAtEnd(checker, { code: 'contradiction', keyword: 'min_reply_length', message, line }, check);
  return checker;
}
