import type { FileCheckBlock } from '../../../schema/checkers/file-check.ts';
import type { HttpGet, SslGet } from '../../../schema/checkers/http-get.ts';
import type { UdpCheck } from '../../../schema/checkers/udp-check.ts';
import type { RealServerBlock } from '../../../schema/servers/real-server.ts';
import type { VirtualServerBlock } from '../../../schema/servers/virtual-server.ts';
import type { Protocol } from '../../../schema/types/servers/lvs.ts';
import type { BfdCheck, Checkers, FileCheck, SmtpCheck } from '../../../server-config.ts';
import type { Check } from '../check.ts';
import { type Connection, connected, type Target } from './connection.ts';
import { each, NONE } from './each.ts';
import { precedes, sayAtEnd } from './finding.ts';
import { completeHttp } from './http.ts';
import { completeMisc } from './misc.ts';
import { completeBfd, completeFile, type Monitored } from './monitors.ts';
import { formatEndpoint } from './names.ts';
import { completeSmtp } from './smtp.ts';

/** What the checkers of a real server are completed with. */
interface Place {
  readonly server: RealServerBlock;
  /** Of the virtual server, if it is said above. */
  readonly protocol: Protocol | undefined;
  readonly target: Target;
  readonly monitored: Monitored;
  readonly check: Check;
}

/** What keepalived says where a checker's block ends, and the checkers that can check something. */
export function completeCheckers(
  server: RealServerBlock,
  { protocol: written, spans }: VirtualServerBlock,
  monitored: Monitored,
  check: Check,
): Checkers {
  const { address } = server;
  const protocol = precedes(spans.protocol, server.span) ? written : undefined;
  const target = { server: address, before: address };
  const place = { server, protocol, target, monitored, check };
  return {
    TCP_CHECK: each(server.TCP_CHECK, connect, place),
    HTTP_GET: each(server.HTTP_GET, connectHttp, place),
    SSL_GET: each(server.SSL_GET, connectHttp, place),
    SMTP_CHECK: server.SMTP_CHECK.length === 0 ? NONE : connectSmtp(place),
    DNS_CHECK: each(server.DNS_CHECK, connect, place),
    UDP_CHECK: each(server.UDP_CHECK, connectUdp, place),
    PING_CHECK: each(server.PING_CHECK, connect, place),
    MISC_CHECK: each(server.MISC_CHECK, completeMisc, check),
    FILE_CHECK: each(server.FILE_CHECK, readFile, place),
    BFD_CHECK: server.BFD_CHECK.length === 0 ? NONE : completeBfds(place),
  };
}

function connect<C extends Connection>(checker: C, { target, check }: Place): C | undefined {
  return connected(checker, target, check);
}

function connectHttp<C extends HttpGet | SslGet>(checker: C, place: Place): C | undefined {
  const complete = completeHttp(checker, place.check);
  return complete && connect(complete, place);
}

function connectUdp(checker: UdpCheck, place: Place): UdpCheck | undefined {
  return checkLengths(connect(checker, place), place.check);
}

function connectSmtp({ server, check }: Place): readonly SmtpCheck[] {
  return server.SMTP_CHECK.flatMap((it) => completeSmtp(it, server, check));
}

function readFile(checker: FileCheckBlock, { monitored, check }: Place): FileCheck | undefined {
  return completeFile(checker, monitored, check);
}

function completeBfds({ server, protocol, monitored, check }: Place): readonly BfdCheck[] {
  const at = { server: formatEndpoint(server, protocol), taken: new Set<string>() };
  return each(server.BFD_CHECK, (it) => completeBfd(it, monitored, at, check), undefined);
}

function checkLengths(checker: UdpCheck | undefined, check: Check): UdpCheck | undefined {
  if (checker === undefined || checker.min_reply_length <= checker.max_reply_length) return checker;
  const { min_reply_length: min, max_reply_length: max } = checker;
  const line = `UDP_CHECK min_reply length ${min} > max_reply_length ${max} - will always fail`;
  const message = `no answer has at least ${min} and at most ${max} octets`;
  sayAtEnd(checker, { code: 'contradiction', keyword: 'min_reply_length', message, line }, check);
  return checker;
}
