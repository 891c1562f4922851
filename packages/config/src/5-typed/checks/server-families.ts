import { familyOf } from '@kaconf/net';
import type { RealServer } from '../../schema/real-server.ts';
import type { VirtualServer } from '../../schema/virtual-server.ts';
import { located } from '../reporter.ts';
import type { Check } from './check.ts';
import { formatService } from './server-names.ts';

/** Only a tunnel leads from one family to the other. The first real server stands for a service that is a mark. */
export function checkServerFamilies(server: VirtualServer, check: Check): VirtualServer | undefined {
  const { service, real_server, lb_kind } = server;
  const direct = real_server.filter((it) => (it.lvs_method ?? lb_kind) !== 'TUN');
  const leading = service.type === 'address' ? service : direct[0];
  const family = leading && familyOf(leading.address);
  const fits = (it: RealServer) =>
    !direct.includes(it) || familyOf(it.address) === family || refuseServer(it, check);
  const real = real_server.filter(fits);
  if (real.length > 0) return { ...server, real_server: real };
  const name = formatService(service, server.protocol);
  check.reporter.report({
    code: 'incomplete',
    severity: 'error',
    span: server.span,
    message: 'this virtual_server has no real_server',
    hint: 'it is ignored',
    keepalived: [located(`Virtual server ${name} has no real servers - ignoring`, server.end, 'checker')],
  });
  return;
}

function refuseServer({ address, span, end }: RealServer, { reporter }: Check): false {
  const line = `Address family of virtual server and real server ${address} don't match - skipping real server.`;
  reporter.report({
    code: 'mixedFamilies',
    severity: 'error',
    span,
    message: `${address} is of another family than the virtual server`,
    hint: 'it is left out; only lvs_method TUN crosses families',
    keepalived: [located(line, end, 'checker')],
  });
  return false;
}
