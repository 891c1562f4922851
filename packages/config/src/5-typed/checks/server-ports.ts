import type { RealServer } from '../../schema/real-server.ts';
import type { VirtualServer } from '../../schema/virtual-server.ts';
import { unlocated } from '../reporter.ts';
import type { Check } from './check.ts';
import { formatEndpoint, formatService } from './server-names.ts';

/** Only NAT changes ports; a service that is a mark has none. */
export function fitPorts(server: VirtualServer, check: Check): VirtualServer {
  if (server.service.type === 'group') return server;
  return { ...server, real_server: server.real_server.map((it) => fitPort(it, server, check)) };
}

function fitPort(real: RealServer, { service, protocol }: VirtualServer, { reporter }: Check): RealServer {
  const wanted = service.type === 'address' ? service.port : 0;
  if (real.port === 0) return { ...real, port: wanted };
  if (real.lvs_method === 'NAT' || real.port === wanted) return real;
  const names = `${formatService(service, protocol)}${service.type === 'address' ? ' and' : ','} real server ${formatEndpoint(real, protocol)}`;
  const line =
    service.type === 'address'
      ? `WARNING - virtual server ${names} ports don't match - resetting`
      : `WARNING - fwmark virtual server ${names} has port specified - clearing`;
  reporter.report({
    code: 'contradiction',
    severity: 'warning',
    span: real.span,
    message: `port ${real.port} has no effect: ${real.lvs_method} does not change ports`,
    hint: wanted === 0 ? 'leave the port out' : `use ${wanted}, or lvs_method NAT`,
    keepalived: [unlocated(line, 'checker')],
  });
  return { ...real, port: wanted };
}
