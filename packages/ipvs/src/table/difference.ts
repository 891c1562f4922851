import type { Command } from './command.ts';
import { describeDestination, describeService } from './describe.ts';
import type { Destination } from './destination.ts';
import type { Service } from './service.ts';
import type { Table, TableEntry } from './table.ts';

/**
 * What makes `actual` what is `desired`: new before old, so that at no moment a service is without a server that has one
 * before and after, and nothing that stays is ever deleted. Everything but a key can be edited in place.
 */
export function difference(desired: Table, actual: Table): Command[] {
  const before = byService(actual);
  const after = byService(desired);
  return [
    ...desired.flatMap((entry) => {
      const present = before.get(describeService(entry.service.key));
      return present ? changes(entry, present) : additions(entry);
    }),
    ...actual.flatMap(({ service: { key } }): Command[] =>
      after.has(describeService(key)) ? [] : [{ type: 'deleteService', service: key }],
    ),
  ];
}

function byService(table: Table): Map<string, TableEntry> {
  return new Map(table.map((entry) => [describeService(entry.service.key), entry]));
}

function additions({ service, destinations }: TableEntry): Command[] {
  return [
    { type: 'addService', service },
    ...destinations.map(
      (destination): Command => ({ type: 'addDestination', service: service.key, destination }),
    ),
  ];
}

function changes(desired: TableEntry, actual: TableEntry): Command[] {
  const { service } = desired;
  return [
    ...(equalServices(service, actual.service) ? [] : [{ type: 'editService', service } as const]),
    ...destinationChanges(desired, actual.destinations),
  ];
}

/** Whoever is to serve does so before anybody ceases to. */
function destinationChanges(
  { service: { key }, destinations }: TableEntry,
  actual: readonly Destination[],
): Command[] {
  const before = new Map(actual.map((each) => [describeDestination(each), each]));
  const added: Command[] = [];
  const raised: Command[] = [];
  const edited: Command[] = [];
  for (const destination of destinations) {
    const name = describeDestination(destination);
    const present = before.get(name);
    before.delete(name);
    if (!present) added.push({ type: 'addDestination', service: key, destination });
    else if (!equalDestinations(destination, present)) {
      const list = destination.weight > present.weight ? raised : edited;
      list.push({ type: 'editDestination', service: key, destination });
    }
  }
  const deleted = [...before.values()].map(
    ({ address, port }): Command => ({
      type: 'deleteDestination',
      service: key,
      destination: { address, port },
    }),
  );
  return [...added, ...raised, ...edited, ...deleted];
}

function equalServices(a: Service, b: Service): boolean {
  return (
    a.scheduler === b.scheduler &&
    a.flags === b.flags &&
    a.persistence === b.persistence &&
    a.granularity === b.granularity &&
    a.persistenceEngine === b.persistenceEngine
  );
}

function equalDestinations(a: Destination, b: Destination): boolean {
  return (
    a.method === b.method &&
    a.weight === b.weight &&
    a.upperThreshold === b.upperThreshold &&
    a.lowerThreshold === b.lowerThreshold &&
    (a.method !== 'TUN' || equalTunnels(a.tunnel, b.tunnel))
  );
}

function equalTunnels(a: Destination['tunnel'], b: Destination['tunnel']): boolean {
  return (
    a.type === b.type &&
    (a.type !== 'gue' || a.port === b.port) &&
    (a.type === 'ipip' || a.checksum === b.checksum)
  );
}
