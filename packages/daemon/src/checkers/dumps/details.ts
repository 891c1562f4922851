import type { Config, RealServer, Ssl, TrackFile, VirtualServer, VirtualServerGroup } from '@kaconf/config';
import { checkersOf } from '@kaconf/healthcheck';
import { type Micros, micros } from '@kaconf/net';

/** What is told of virtual servers that no engine has a use for. Plain data; positions are the plan's. */
export interface ServersDetails {
  readonly ssl: Ssl | undefined;
  readonly groups: readonly Omit<VirtualServerGroup, 'span'>[];
  readonly services: readonly ServiceDetails[];
  readonly files: readonly Pick<TrackFile, 'name' | 'file' | 'weight'>[];
}

export interface CheckerDetails {
  /** `log_all_failures` of its own. */
  readonly logsAllFailures: boolean;
  /** `misc_timeout`; 0 where there is none. */
  readonly miscTimeout: Micros;
}

export interface ServiceDetails extends Timings {
  readonly service: ServiceTitle;
  readonly family: VirtualServer['family'];
  readonly protocol: VirtualServer['protocol'];
  readonly hashed: boolean;
  readonly granularity: VirtualServer['persistence_granularity'];
  readonly inhibits: boolean;
  readonly forwarding: VirtualServer['lb_kind'];
  readonly servers: readonly ServerDetails[];
}

type ServiceTitle =
  | { readonly type: 'address'; readonly address: string; readonly port: number }
  | { readonly type: 'fwmark'; readonly fwmark: number }
  | { readonly type: 'group'; readonly name: string };

export interface ServerDetails extends Timings {
  readonly configuredPort: number;
  readonly virtualhost: string | undefined;
}

/** The defaults of checkers. */
export interface Timings {
  readonly alpha: boolean;
  readonly connectTimeout: number;
  readonly delayLoop: number;
  readonly retry: number | undefined;
  readonly delayBeforeRetry: number | undefined;
  readonly warmup: number | undefined;
}

/** What is told of all. */
export function commonDetails({
  virtual_servers,
  track_files,
  SSL,
}: Config): Omit<ServersDetails, 'services'> {
  const groups = new Map(
    virtual_servers.flatMap(({ service }) =>
      service.type === 'group' ? [[service.group.name, service.group] as const] : [],
    ),
  );
  return {
    ssl: SSL,
    groups: [...groups.values()].map(({ name, ranges, fwmarks }) => ({ name, ranges, fwmarks })),
    files: track_files.map(({ name, file, weight }) => ({ name, file, weight })),
  };
}

/** In the plans' order. */
export function checkersDetails({ real_server }: VirtualServer): CheckerDetails[] {
  return real_server.flatMap(checkersOf).map(({ check }) => ({
    logsAllFailures: 'log_all_failures' in check && check.log_all_failures,
    miscTimeout: 'misc_timeout' in check ? check.misc_timeout : micros(0),
  }));
}

export function serviceDetails(virtual: VirtualServer): ServiceDetails {
  return {
    ...timings(virtual),
    service: titleOf(virtual.service),
    family: virtual.family,
    protocol: virtual.protocol,
    hashed: virtual.hashed,
    granularity: virtual.persistence_granularity,
    inhibits: virtual.inhibit_on_failure,
    forwarding: virtual.lb_kind,
    servers: virtual.real_server.map(serverDetails),
  };
}

function titleOf(service: VirtualServer['service']): ServiceTitle {
  switch (service.type) {
    case 'address':
      return { type: 'address', address: service.address, port: service.port };
    case 'fwmark':
      return service;
    case 'group':
      return { type: 'group', name: `[${service.group.name}]:${service.index}` };
  }
}

function serverDetails(real: RealServer): ServerDetails {
  return {
    ...timings(real),
    configuredPort: real.port,
    virtualhost: real.spans.virtualhost && real.virtualhost,
  };
}

function timings(one: VirtualServer | RealServer): Timings {
  return {
    alpha: one.alpha,
    connectTimeout: one.connect_timeout,
    delayLoop: one.delay_loop,
    retry: one.retry,
    delayBeforeRetry: one.delay_before_retry,
    warmup: one.warmup,
  };
}
