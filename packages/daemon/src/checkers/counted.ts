import {
  type DestinationStatistics,
  describeDestination,
  describeService,
  portIn,
  type RealServerPlan,
  type ServiceStatistics,
  type Statistics,
  type VirtualServerPlan,
} from '@kaconf/ipvs';
import type { ServerTraffic, Traffic } from '../control/virtual-server-status.ts';

/** What the kernel has counted, by what was configured: of a group, of all that it is. */
export interface Counted {
  ofService(service: VirtualServerPlan): Traffic | undefined;
  ofServer(service: VirtualServerPlan, server: RealServerPlan): ServerTraffic | undefined;
}

export function countedBy(statistics: readonly ServiceStatistics[]): Counted {
  const services = new Map(statistics.map((one) => [describeService(one.service), one]));
  const destinations = new Map(
    statistics.flatMap(({ service, destinations: all }) =>
      all.map((one) => [`${describeService(service)} ${describeDestination(one.destination)}`, one] as const),
    ),
  );
  return {
    ofService: (service) =>
      sumOf(keysOf(service).flatMap((key) => services.get(describeService(key))?.statistics ?? [])),
    ofServer(service, server) {
      const all = keysOf(service).flatMap((key) => {
        const place = describeDestination({ address: server.address, port: portIn(key, server) });
        return destinations.get(`${describeService(key)} ${place}`) ?? [];
      });
      return serverSum(all);
    },
  };
}

function keysOf({ entries }: VirtualServerPlan) {
  return entries.flatMap(({ services }) => services.map(({ key }) => key));
}

function serverSum(all: readonly DestinationStatistics[]): ServerTraffic | undefined {
  const traffic = sumOf(all.map(({ statistics }) => statistics));
  if (traffic === undefined) return;
  const sum = (field: 'active' | 'inactive') => all.reduce((total, one) => total + one[field], 0);
  return { ...traffic, active: sum('active'), inactive: sum('inactive') };
}

/** Beyond 2^53 the last digits are lost, which in JSON they are anyway. */
function sumOf(all: readonly Statistics[]): Traffic | undefined {
  if (all.length === 0) return;
  const sum = (field: keyof Statistics) => Number(all.reduce((total, one) => total + one[field], 0n));
  return {
    connections: sum('conns'),
    incomingPackets: sum('inpkts'),
    outgoingPackets: sum('outpkts'),
    incomingBytes: sum('inbytes'),
    outgoingBytes: sum('outbytes'),
  };
}
