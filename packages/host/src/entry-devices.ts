import type { Config, Route, Rule, VirtualAddress } from '@kaconf/config';
import type { Diagnostic, Span } from '@kaconf/diagnostics';
import { finding } from './finding.ts';
import type { NetworkInterface } from './host.ts';

type Interfaces = ReadonlyMap<string, NetworkInterface>;

/** An interface that is not there, where it is named. */
export interface Missing {
  readonly name: string;
  readonly span: Span;
  /** What keepalived says of it. */
  readonly line: string;
  readonly status?: 'fatal';
}

const DEFAULT_INTERFACE = 'eth0';

/** What addresses, routes and rules name and the machine does not have; of each entry the first, there keepalived leaves it. */
export function missingDevices(config: Config, interfaces: Interfaces): Missing[] {
  const { vrrp_instances: instances, static_ipaddress, static_routes, static_rules } = config;
  const lacks = (name: string | undefined): name is string => name !== undefined && !interfaces.has(name);
  return [
    ...static_ipaddress.flatMap((address) => ofStaticAddress(address, config, lacks)),
    ...instances.flatMap((it) =>
      [...it.virtual_ipaddress, ...it.virtual_ipaddress_excluded].flatMap((address) =>
        ofAddress(address, lacks),
      ),
    ),
    ...[...static_routes, ...instances.flatMap((it) => it.virtual_routes)].flatMap((it) =>
      ofRoute(it, lacks),
    ),
    ...[...static_rules, ...instances.flatMap((it) => it.virtual_rules)].flatMap((it) => ofRule(it, lacks)),
  ];
}

type Lacks = (name: string | undefined) => name is string;

function ofAddress({ dev, text, span }: VirtualAddress, lacks: Lacks): Missing[] {
  if (!lacks(dev)) return [];
  return [{ name: dev, span, line: `WARNING - interface ${dev} for ip address ${text} doesn't exist` }];
}

function ofStaticAddress(address: VirtualAddress, { global_defs }: Config, lacks: Lacks): Missing[] {
  if (address.dev !== undefined) return ofAddress(address, lacks);
  const name = global_defs.default_interface ?? DEFAULT_INTERFACE;
  if (!lacks(name)) return [];
  const line = `Static address ${address.text} requires either an interface or default interface must exist`;
  return [{ name, span: address.span, line, status: 'fatal' }];
}

function ofRoute({ dev, nexthops, span }: Route, lacks: Lacks): Missing[] {
  const name = [dev, ...nexthops.map((it) => it.dev)].find(lacks);
  if (name === undefined) return [];
  return [{ name, span, line: `WARNING - interface ${name} for VROUTE nexthop doesn't exist` }];
}

function ofRule({ iif, oif, span }: Rule, lacks: Lacks): Missing[] {
  const name = [iif, oif].find(lacks);
  return name === undefined
    ? []
    : [{ name, span, line: `WARNING - interface ${name} for rule doesn't exist` }];
}

/** Routes in the table of a VRF that is none. */
export function wrongVrfs(config: Config, interfaces: Interfaces): Diagnostic[] {
  const routes = [...config.static_routes, ...config.vrrp_instances.flatMap((it) => it.virtual_routes)];
  return routes.flatMap(({ vrf, span }) => {
    const device = vrf === undefined ? undefined : interfaces.get(vrf);
    if (vrf === undefined || device?.vrf) return [];
    const [message, text] =
      device === undefined
        ? [`there is no VRF ${vrf} on this machine`, `VRF ${vrf} not found for route`]
        : [`${vrf} is no VRF`, `Route specified VRF ${vrf} is not a VRF`];
    return [finding({ code: 'missingInterface', span, message, says: [{ text, at: span }] })];
  });
}
