import type { ServicesPlan, SorryServerPlan, VirtualServerPlan } from '../plan/plan.ts';
import { describeDestination, describeService } from '../table/describe.ts';
import type { Destination } from '../table/destination.ts';
import type { Service, ServiceKey } from '../table/service.ts';
import type { Table, TableEntry } from '../table/table.ts';
import type { ServiceState, State } from './state.ts';
import { weightOf } from './weight.ts';

/** What the kernel is to have. */
export function table(plan: ServicesPlan, state: State): Table {
  return tableOf(plan.services, state.services);
}

/** Virtual servers may share a group: the first one says how a service is, and all of them who serves. */
export function tableOf(plans: readonly VirtualServerPlan[], states: readonly ServiceState[]): Table {
  const services = new Map<string, { service: Service; destinations: Map<string, Destination> }>();
  for (const [index, plan] of plans.entries()) {
    const state = states[index];
    if (!state?.present) continue;
    const serving = serversOf(plan, state);
    for (const service of plan.entries.flatMap((entry) => entry.services)) {
      const name = describeService(service.key);
      const entry = services.get(name) ?? { service, destinations: new Map() };
      services.set(name, entry);
      for (const server of serving) addTo(entry.destinations, destinationIn(service, server));
    }
  }
  return Array.from(services.values(), toEntry);
}

function toEntry({
  service,
  destinations,
}: {
  service: Service;
  destinations: Map<string, Destination>;
}): TableEntry {
  return { service, destinations: [...destinations.values()] };
}

function addTo(destinations: Map<string, Destination>, destination: Destination): void {
  const name = describeDestination(destination);
  if (!destinations.has(name)) destinations.set(name, destination);
}

type Server = Omit<Destination, 'port'> & { readonly port: number };

/** A sorry server that serves comes first: it may be one of the real servers, too. */
function serversOf(plan: VirtualServerPlan, { servers, sorryServes }: ServiceState): Server[] {
  const { sorry } = plan;
  const real = plan.servers.flatMap((server, index): Server[] => {
    const state = servers[index];
    const serves = state?.alive === true && !sorryServes;
    if (state === undefined || !(serves || server.inhibits)) return [];
    return [
      { ...destinationPart(server), ...thresholds(server), weight: serves ? weightOf(server, state) : 0 },
    ];
  });
  if (sorry === undefined || !(sorryServes || sorry.inhibits)) return real;
  const apology = { ...destinationPart(sorry), ...NO_THRESHOLDS, weight: sorryServes ? 1 : 0 };
  return sorryServes ? [apology, ...real] : [...real, apology];
}

type Thresholds = Pick<Destination, 'upperThreshold' | 'lowerThreshold'>;

function thresholds({ upperThreshold, lowerThreshold }: Thresholds): Thresholds {
  return { upperThreshold, lowerThreshold };
}

const NO_THRESHOLDS: Thresholds = { upperThreshold: 0, lowerThreshold: 0 };

function destinationPart({ address, port, method, tunnel }: Omit<SorryServerPlan, 'inhibits' | 'name'>) {
  return { address, port, method, tunnel };
}

/** Only NAT changes ports; what comes by a firewall mark has none of its own. */
function destinationIn({ key }: Service, server: Server): Destination {
  return { ...server, port: portIn(key, server) };
}

/** The port that a real server has in the kernel. */
export function portIn(key: ServiceKey, { method, port }: Pick<Destination, 'method' | 'port'>): number {
  if (method === 'NAT') return port;
  return key.type === 'address' ? key.port : 0;
}
