import type { Config, Forwarding, NotifyScript, RealServer, VirtualServer } from '@kaconf/config';
import { planCheckers } from './checkers.ts';
import { planEntries } from './entries.ts';
import { formatEndpoint } from './names.ts';
import type { Program, RealServerPlan, ServicesPlan, SorryServerPlan, VirtualServerPlan } from './plan.ts';

/** What a script becomes on this machine; undefined where it may not run: then it is as if it had not been configured. */
export type ResolveScript = (script: NotifyScript) => Program | undefined;

export function planServices(
  { virtual_servers, global_defs }: Pick<Config, 'virtual_servers' | 'global_defs'>,
  resolve: ResolveScript,
): ServicesPlan {
  return {
    services: virtual_servers.map((server) => planVirtualServer(server, resolve)),
    flushes: global_defs.lvs_flush,
    flushOnStop: global_defs.lvs_flush_on_stop ?? 'none',
    tellsInitial: global_defs.rs_init_notifies,
    mailsCheckers: !global_defs.no_checker_emails,
  };
}

function planVirtualServer(server: VirtualServer, resolve: ResolveScript): VirtualServerPlan {
  const { service, quorum, ha_suspend, quorum_up, quorum_down } = server;
  return {
    name: nameOf(server),
    group: service.type === 'group' ? service.group.name : undefined,
    entries: planEntries(server),
    servers: server.real_server.map((real) => planRealServer(real, server, resolve)),
    sorry: planSorryServer(server),
    quorum,
    // keepalived counts down from 0 to the largest number: what has no quorum never gains it.
    hysteresis: quorum === 0 ? UINT_MAX : server.hysteresis,
    omega: server.omega,
    suspends: ha_suspend ? { address: service.type === 'address' ? service.address : undefined } : undefined,
    mails: server.smtp_alert,
    quorumUp: quorum_up && resolve(quorum_up),
    quorumDown: quorum_down && resolve(quorum_down),
    virtualhost: server.virtualhost,
    snmpName: server.snmp_name,
  };
}

const UINT_MAX = 2 ** 32 - 1;

function nameOf({ service, protocol }: VirtualServer): string {
  switch (service.type) {
    case 'address':
      return formatEndpoint(service.address, protocol, service.port);
    case 'fwmark':
      return `FWM ${service.fwmark}`;
    case 'group':
      return `[${service.group.name}]:${service.index}`;
  }
}

function planRealServer(
  real: RealServer,
  { protocol }: VirtualServer,
  resolve: ResolveScript,
): RealServerPlan {
  const { address, port, lvs_method, notify_up, notify_down } = real;
  return {
    name: formatEndpoint(address, protocol, port),
    address,
    port,
    method: lvs_method.method,
    tunnel: lvs_method.tunnel,
    weight: real.weight,
    upperThreshold: real.uthreshold,
    lowerThreshold: real.lthreshold,
    inhibits: real.inhibit_on_failure,
    mails: real.smtp_alert,
    notifyUp: notify_up && resolve(notify_up),
    notifyDown: notify_down && resolve(notify_down),
    snmpName: real.snmp_name,
    checkers: planCheckers(real),
  };
}

function planSorryServer(server: VirtualServer): SorryServerPlan | undefined {
  const { sorry_server: sorry, sorry_server_inhibit: inhibits, protocol } = server;
  if (sorry === undefined) return undefined;
  const { address, port } = sorry;
  const { method, tunnel }: Forwarding = server.sorry_server_lvs_method ?? NAT;
  return { name: formatEndpoint(address, protocol, port), address, port, method, tunnel, inhibits };
}

const NAT: Forwarding = { method: 'NAT', tunnel: { type: 'ipip', port: 0, checksum: 'nocsum' } };
