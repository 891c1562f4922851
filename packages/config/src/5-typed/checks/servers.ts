import type { RealServer } from '../../schema/real-server.ts';
import { PERSISTENCE } from '../../schema/types/lvs.ts';
import type { VirtualServer } from '../../schema/virtual-server.ts';
import { unlocated } from '../reporter.ts';
import { type Check, withoutRepeats } from './check.ts';
import { checkCheckers } from './checkers.ts';
import { checkServerFamilies } from './server-families.ts';
import { formatEndpoint, formatService } from './server-names.ts';
import { fitPorts } from './server-ports.ts';

/** The order is keepalived's, so that its lines come in its order. */
export function checkServers(blocks: readonly VirtualServer[], check: Check): VirtualServer[] {
  const read = blocks.flatMap((block) => {
    const real_server = block.real_server.map((server) => checkCheckers(server, check));
    return checkServerFamilies({ ...block, real_server }, check) ?? [];
  });
  return read.map((server) => {
    const named = checkProtocol(server, check);
    const scheduled = checkScheduler(named, check);
    const distinct = withoutRepeatedServers(checkForwarding(scheduled, check), check);
    return fitPorts(fitQuorum(distinct, check), check);
  });
}

function warn(
  server: VirtualServer,
  keyword: string,
  message: string,
  line: string,
  { reporter }: Check,
): void {
  const span =
    (server.spans as Readonly<Record<string, VirtualServer['span'] | undefined>>)[keyword] ?? server.span;
  reporter.report({
    code: 'incomplete',
    severity: 'warning',
    span,
    message,
    keepalived: [unlocated(line, 'checker')],
  });
}

/** A firewall mark has no protocol, an address needs one; without a port it needs persistence, too. */
function checkProtocol(server: VirtualServer, check: Check): VirtualServer {
  const { service, protocol } = server;
  const name = formatService(service, protocol);
  if (service.type === 'fwmark' && protocol !== undefined) {
    const line = `Warning: Virtual server ${name}: protocol specified for fwmark - protocol will be ignored`;
    warn(server, 'protocol', 'a firewall mark has no protocol', line, check);
    return { ...server, protocol: undefined };
  }
  if (service.type !== 'address') return server;
  let checked = server;
  if (protocol === undefined) {
    const line = `Virtual server ${name}: no protocol set - defaulting to UDP`;
    warn(server, 'protocol', 'no protocol is set, UDP is used', line, check);
    checked = { ...checked, protocol: 'UDP' };
  }
  if (service.port !== 0 || server.persistence_timeout !== 0) return checked;
  const line = `Virtual server ${formatService(service, checked.protocol)}: zero port only valid for persistent services - setting`;
  warn(server, 'persistence_timeout', 'a service without a port must be persistent', line, check);
  return { ...checked, persistence_timeout: PERSISTENCE };
}

function checkScheduler(server: VirtualServer, check: Check): VirtualServer {
  if (server.lb_algo !== undefined) return server;
  const name = formatService(server.service, server.protocol);
  const line = `Virtual server ${name}: no scheduler set, setting default 'wlc'`;
  warn(server, 'lb_algo', 'no lb_algo is set, wlc is used', line, check);
  return { ...server, lb_algo: 'wlc' };
}

function withoutRepeatedServers(server: VirtualServer, check: Check): VirtualServer {
  const { service, protocol } = server;
  const keyOf = ({ address, port }: RealServer) => `${address} ${port}`;
  const repeated = (it: RealServer) => ({
    code: 'sameEntry' as const,
    severity: 'warning' as const,
    span: it.span,
    message: `${formatEndpoint(it, protocol)} is a real server of this service already`,
    hint: 'the first one stands',
    keepalived: [
      unlocated(
        `VS ${formatService(service, protocol)}: real server ${formatEndpoint(it, protocol)} is duplicated - removing second rs`,
        'checker',
      ),
    ],
  });
  return { ...server, real_server: withoutRepeats(server.real_server, keyOf, repeated, check) };
}

function checkForwarding(server: VirtualServer, check: Check): VirtualServer {
  if (server.lb_kind !== undefined || server.real_server.every((it) => it.lvs_method !== undefined))
    return server;
  const name = formatService(server.service, server.protocol);
  const line = `Virtual server ${name}: no forwarding method set, setting default NAT`;
  warn(server, 'lb_kind', 'no lb_kind is set, NAT is used', line, check);
  const real_server = server.real_server.map((it) => ({
    ...it,
    lvs_method: it.lvs_method ?? ('NAT' as const),
  }));
  return { ...server, lb_kind: 'NAT', real_server };
}

/** The weights must be able to reach the quorum, and the hysteresis must leave something of it. */
function fitQuorum(server: VirtualServer, check: Check): VirtualServer {
  const name = formatService(server.service, server.protocol);
  const sum = server.real_server.reduce((weights, { weight }) => weights + weight, 0);
  const quorum = Math.min(server.quorum, sum);
  if (quorum < server.quorum) {
    const line = `Warning - quorum ${server.quorum} for ${name} exceeds total weight of real servers ${sum}, reducing quorum to ${sum}`;
    warn(
      server,
      'quorum',
      `a quorum of ${server.quorum} cannot be reached with a sum of weights of ${sum}`,
      line,
      check,
    );
  }
  const { hysteresis } = server;
  if (hysteresis < quorum) return { ...server, quorum };
  const line = `Virtual server ${name}: hysteresis ${hysteresis} >= quorum ${quorum}; setting hysteresis to ${(quorum - 1) >>> 0}`;
  warn(
    server,
    'hysteresis',
    `a hysteresis of ${hysteresis} is not below the quorum of ${quorum}`,
    line,
    check,
  );
  return { ...server, quorum, hysteresis: Math.max(0, quorum - 1) };
}
