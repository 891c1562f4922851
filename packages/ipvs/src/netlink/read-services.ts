import type { Family } from '@kaconf/net';
import { describeService } from '../table/describe.ts';
import type { Destination } from '../table/destination.ts';
import type { Service, ServiceKey } from '../table/service.ts';
import { familyOfService } from '../table/service.ts';
import type { DestinationStatistics, Statistics } from '../table/statistics.ts';
import { decode } from './attributes.ts';
import { commandAttributes, IPVS_CMD } from './command-attributes.ts';
import { request } from './command-request.ts';
import { type DestinationValues, decodeDestination, decodeDestinationKey } from './destination-attributes.ts';
import type { IpvsEdge } from './edge.ts';
import { decodeService, encodeServiceKey } from './service-attributes.ts';
import { decodeStatistics } from './statistics-attributes.ts';

export interface ServiceReading {
  readonly service: Service;
  readonly statistics: () => Statistics;
  readonly destinations: readonly DestinationReading[];
}

export interface DestinationReading {
  readonly destination: Destination;
  readonly statistics: () => DestinationStatistics;
}

/** All services that keepalived could have made, with their destinations and what has been counted. */
export function readServices(edge: IpvsEdge): ServiceReading[] {
  const purpose = { operation: 'list services', object: 'of this network namespace' };
  return edge.dump(request(IPVS_CMD.GET_SERVICE, {}, purpose)).flatMap((bytes) => {
    const values = decode(commandAttributes, bytes).IPVS_CMD_ATTR_SERVICE ?? {};
    const service = decodeService(values);
    if (!service) return [];
    const statistics = () => decodeStatistics(values.IPVS_SVC_ATTR_STATS64, values.IPVS_SVC_ATTR_STATS);
    return [{ service, statistics, destinations: readDestinations(edge, service.key) }];
  });
}

function readDestinations(edge: IpvsEdge, key: ServiceKey): DestinationReading[] {
  const purpose = { operation: 'list destinations', object: `of ${describeService(key)}` };
  const asked = request(IPVS_CMD.GET_DEST, { IPVS_CMD_ATTR_SERVICE: encodeServiceKey(key) }, purpose);
  const family = familyOfService(key);
  return edge.dump(asked).map((bytes) => {
    const values = decode(commandAttributes, bytes).IPVS_CMD_ATTR_DEST ?? {};
    return {
      destination: decodeDestination(values, family),
      statistics: () => destinationStatistics(values, family),
    };
  });
}

function destinationStatistics(values: DestinationValues, family: Family): DestinationStatistics {
  return {
    destination: decodeDestinationKey(values, family),
    active: values.IPVS_DEST_ATTR_ACTIVE_CONNS ?? 0,
    inactive: values.IPVS_DEST_ATTR_INACT_CONNS ?? 0,
    persistent: values.IPVS_DEST_ATTR_PERSIST_CONNS ?? 0,
    statistics: decodeStatistics(values.IPVS_DEST_ATTR_STATS64, values.IPVS_DEST_ATTR_STATS),
  };
}
