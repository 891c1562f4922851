import type { Config, Forwarding, NotifyScript, RealServer, VirtualServer } from '@kaconf/config';
import { planEntries } from './entries.ts';
import { formatEndpoint } from './names.ts';
import type {
  CheckerPlan,
  Program,
  RealServerPlan,
  ServicesPlan,
  SorryServerPlan,
  VirtualServerPlan,
} from './plan.ts';

/** What a script becomes on this machine; undefined where it may not run: then it is as if it had not been configured. */
export type ResolveScript = (script: NotifyScript) => Program | undefined;

/** What a virtual server is planned with, beside what is configured. Real servers are told by their positions. */
export interface Planning {
  readonly resolve: ResolveScript;
  /** Those of a real server, in the order of their `checker` positions. */
  checkersOf(server: number): readonly CheckerPlan[];
  /** How many of it with `alpha` are not among them, since their programs may not run. */
  lostOf(server: number): number;
}

/** What holds for all virtual servers. */
export function planPolicy(globals: Config['global_defs']): Omit<ServicesPlan, 'services'> {
  return {
    flushes: globals.lvs_flush,
    flushOnStop: globals.lvs_flush_on_stop ?? 'none',
    tellsInitial: globals.rs_init_notifies,
    mailsCheckers: !globals.no_checker_emails,
  };
}

export function planVirtualServer(virtual: VirtualServer, planning: Planning): VirtualServerPlan {
  const { service, quorum, ha_suspend, quorum_up, quorum_down } = virtual;
  const { resolve } = planning;
  return {
    name: nameOf(virtual),
    group: service.type === 'group' ? service.group.name : undefined,
    entries: planEntries(virtual),
    servers: virtual.real_server.map((real, server) => ({
      ...planRealServer(real, virtual, resolve),
      checkers: planning.checkersOf(server),
      lost: planning.lostOf(server),
    })),
    sorry: planSorryServer(virtual),
    quorum,
    // keepalived counts down from 0 to the largest number: what has no quorum never gains it.
    hysteresis: quorum === 0 ? UINT_MAX : virtual.hysteresis,
    omega: virtual.omega,
    suspends: ha_suspend ? { address: service.type === 'address' ? service.address : undefined } : undefined,
    mails: virtual.smtp_alert,
    quorumUp: quorum_up && resolve(quorum_up),
    quorumDown: quorum_down && resolve(quorum_down),
    virtualhost: virtual.virtualhost,
    snmpName: virtual.snmp_name,
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
): Omit<RealServerPlan, 'checkers' | 'lost'> {
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
