import type { ServerTraffic, Traffic, VirtualServerStatus } from '../control/virtual-server-status.ts';
import type { Family, Sample } from './open-metrics.ts';

const COUNTERS = {
  connections: ['connections', 'Connections'],
  incomingPackets: ['incoming_packets', 'Packets from clients'],
  outgoingPackets: ['outgoing_packets', 'Packets to clients, as far as they come by'],
  incomingBytes: ['incoming_bytes', 'Bytes from clients'],
  outgoingBytes: ['outgoing_bytes', 'Bytes to clients, as far as they come by'],
} as const satisfies Record<keyof Traffic, readonly [name: string, help: string]>;

interface Measured<T extends Traffic> {
  readonly labels: Sample['labels'];
  readonly traffic: T | undefined;
}

/** What is measured of virtual and real servers, and what the kernel has counted of them. */
export function serverFamilies(services: readonly VirtualServerStatus[]): Family[] {
  const each = services.map((status) => ({
    labels: { service: status.name },
    status,
    traffic: status.traffic,
  }));
  const servers = services.flatMap(({ name, servers: all }) =>
    all.map((status) => ({
      labels: { service: name, server: status.name },
      status,
      traffic: status.traffic,
    })),
  );
  const checkers = servers.flatMap(({ labels, status }) =>
    status.checkers.map((checker, index) => ({
      labels: { ...labels, checker: checker.kind, position: String(index + 1) },
      checker,
    })),
  );
  const gauge = <T extends { readonly labels: Sample['labels'] }>(
    name: string,
    help: string,
    all: readonly T[],
    value: (one: T) => number | boolean,
  ): Family => ({
    ...{ name: `kaconf_${name}`, type: 'gauge', help },
    samples: all.map((one) => ({ labels: one.labels, value: Number(value(one)) })),
  });
  return [
    gauge('virtual_server_up', 'Whether it has its quorum.', each, ({ status }) => status.quorumUp),
    gauge(
      'virtual_server_weight',
      'Of all real servers that are alive.',
      each,
      ({ status }) => status.weight,
    ),
    gauge('sorry_server_serving', 'Whether it serves.', each, ({ status }) => status.sorryServes),
    gauge('real_server_up', 'Whether no checker has failed.', servers, ({ status }) => status.alive),
    gauge('real_server_serving', 'Whether it serves.', servers, ({ status }) => status.serves),
    gauge('real_server_weight', 'With what checkers add.', servers, ({ status }) => status.weight),
    gauge('checker_up', 'Whether it has not failed.', checkers, ({ checker }) => checker.up),
    ...trafficFamilies('virtual_server', each),
    ...trafficFamilies('real_server', servers),
    ...connectionFamilies(servers),
  ];
}

function trafficFamilies(what: string, all: readonly Measured<Traffic>[]): Family[] {
  return Object.entries(COUNTERS).map(([field, [name, help]]) => ({
    name: `kaconf_${what}_${name}`,
    type: 'counter',
    help: `${help}, since the kernel has it.`,
    samples: samplesOf(all, (traffic) => traffic[field as keyof Traffic]),
  }));
}

function connectionFamilies(servers: readonly Measured<ServerTraffic>[]): Family[] {
  return (['active', 'inactive'] as const).map((kind) => ({
    name: `kaconf_real_server_${kind}_connections`,
    type: 'gauge',
    help: `Connections that there are now, ${kind} ones.`,
    samples: samplesOf(servers, (traffic) => traffic[kind]),
  }));
}

function samplesOf<T extends Traffic>(all: readonly Measured<T>[], value: (traffic: T) => number): Sample[] {
  return all.flatMap(({ labels, traffic }) =>
    traffic === undefined ? [] : [{ labels, value: value(traffic) }],
  );
}
