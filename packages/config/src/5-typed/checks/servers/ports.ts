import type { Endpoint } from '../../../schema/types/servers/server.ts';
import type { GroupRange } from '../../../schema/types/servers/server-group.ts';
import type { GroupService } from '../../../server-config.ts';
import type { Check } from '../check.ts';
import type { Draft, RealDraft } from './draft.ts';
import { sayOfWhole } from './finding.ts';
import { formatEndpoint, formatServer } from './names.ts';

/** Only NAT changes ports; what comes by a firewall mark has none. */
export function settlePorts(draft: Draft, check: Check): void {
  if (draft.service.type === 'group') checkGroupPorts(draft, draft.service, check);
  else {
    for (const real of draft.real_server) settlePort(real, draft, check);
    settleSorryPort(draft, check);
  }
}

function settlePort(real: RealDraft, draft: Draft, check: Check): void {
  const { service } = draft;
  const wanted = service.type === 'address' ? service.port : 0;
  if (real.port === 0) real.port = wanted;
  if (real.lvs_method?.method === 'NAT' || real.port === wanted) return;
  const [server, name] = [formatServer(draft), formatEndpoint(real, draft.protocol)];
  const line =
    service.type === 'address'
      ? `WARNING - virtual server ${server} and real server ${name} ports don't match - resetting`
      : `WARNING - fwmark virtual server ${server}, real server ${name} has port specified - clearing`;
  const message = `port ${real.port} has no effect: ${real.lvs_method?.method} does not change ports`;
  const hint = wanted === 0 ? 'leave the port out' : `use ${wanted}, or lvs_method NAT`;
  sayOfWhole(real, { message, hint, line }, check);
  real.port = wanted;
}

function settleSorryPort(draft: Draft, check: Check): void {
  const { service, sorry_server: sorry } = draft;
  if (sorry === undefined || draft.sorry_server_lvs_method?.method === 'NAT') return;
  const wanted = service.type === 'address' ? service.port : 0;
  if (sorry.port !== 0 && sorry.port !== wanted) {
    const server = formatServer(draft);
    const line =
      service.type === 'address'
        ? `WARNING - virtual server ${server} and sorry server ports don't match - resetting`
        : `WARNING - virtual server ${server}, sorry server has port specified - clearing`;
    const message = `port ${sorry.port} of the sorry server has no effect: only NAT changes ports`;
    sayOfWhole(draft, { keyword: 'sorry_server', message, line }, check);
  }
  draft.sorry_server = { ...sorry, port: wanted };
}

/** keepalived changes nothing here. */
function checkGroupPorts(draft: Draft, { group }: GroupService, check: Check): void {
  const reals = draft.real_server.filter((it) => it.lvs_method?.method !== 'NAT' && it.port !== 0);
  const { sorry_server, sorry_server_lvs_method: forwarding } = draft;
  const sorry = forwarding?.method !== 'NAT' && sorry_server?.port !== 0 ? sorry_server : undefined;
  if (group.fwmarks.length > 0) {
    for (const real of reals) reportMarkPort(real, draft, check);
    if (sorry !== undefined) {
      const line = `WARNING - fwmark virtual server ${formatServer(draft)}, sorry server has port specified - port will be ignored`;
      reportSorryPort(draft, sorry, line, check);
    }
  }
  for (const range of group.ranges) {
    for (const real of reals) if (real.port !== range.port) reportRangePort(real, range, draft, check);
    if (sorry === undefined || sorry.port === range.port) continue;
    const line = `WARNING - virtual server ${formatServer(draft)}, sorry server has port specified - port will be ignored`;
    reportSorryPort(draft, sorry, line, check);
  }
}

function reportMarkPort(real: RealDraft, draft: Draft, check: Check): void {
  const name = formatEndpoint(real, draft.protocol);
  const line = `WARNING - fwmark virtual server ${formatServer(draft)}, real server ${name} has port specified - port will be ignored`;
  const message = `port ${real.port} has no effect on what comes by a firewall mark`;
  sayOfWhole(real, { message, hint: 'leave the port out', line }, check);
}

function reportRangePort(real: RealDraft, range: GroupRange, draft: Draft, check: Check): void {
  const name = formatEndpoint(real, draft.protocol);
  const line = `virtual server ${formatServer(draft)}:[${formatRange(range)}] and real server ${name} ports don't match`;
  const message = `port ${real.port} is not that of ${formatRange(range)}, and ${real.lvs_method?.method} does not change ports`;
  sayOfWhole(real, { message, line }, check);
}

function reportSorryPort(draft: Draft, { port }: Endpoint, line: string, check: Check): void {
  const message = `port ${port} of the sorry server has no effect: only NAT changes ports`;
  sayOfWhole(draft, { keyword: 'sorry_server', message, line }, check);
}

function formatRange({ first, last, port }: GroupRange): string {
  return first === last ? `${first},${port}` : `${first}-${last},${port}`;
}
