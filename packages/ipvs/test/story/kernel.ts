import {
  type Command,
  type Destination,
  describeDestination,
  describeService,
  type Service,
  type Table,
} from '../../src/index.ts';

interface Entry {
  service: Service;
  readonly destinations: Map<string, Destination>;
}

/** The kernel's table, less what only it knows. It refuses what the kernel refuses. */
export class ModelKernel {
  readonly #services = new Map<string, Entry>();

  /** @returns the errno's name when it refuses */
  perform(command: Command): string | undefined {
    switch (command.type) {
      case 'flush':
        this.#services.clear();
        return undefined;
      case 'addService': {
        const name = describeService(command.service.key);
        if (this.#services.has(name)) return 'EEXIST';
        this.#services.set(name, { service: command.service, destinations: new Map() });
        return undefined;
      }
      case 'editService': {
        const entry = this.#services.get(describeService(command.service.key));
        if (!entry) return 'ESRCH';
        entry.service = command.service;
        return undefined;
      }
      case 'deleteService':
        return this.#services.delete(describeService(command.service)) ? undefined : 'ESRCH';
      default:
        return this.#performOnDestination(command);
    }
  }

  #performOnDestination(command: Extract<Command, { readonly destination: unknown }>): string | undefined {
    const destinations = this.#services.get(describeService(command.service))?.destinations;
    const name = describeDestination(command.destination);
    if (!destinations) return 'ESRCH';
    const isThere = destinations.has(name);
    if (command.type === 'addDestination' ? isThere : !isThere) return isThere ? 'EEXIST' : 'ENOENT';
    if (command.type === 'deleteDestination') destinations.delete(name);
    else destinations.set(name, command.destination);
    return undefined;
  }

  /** In the order of the names. */
  table(): Table {
    return sorted(
      Array.from(this.#services.values(), ({ service, destinations }) => ({
        service,
        destinations: [...destinations.values()],
      })),
    );
  }
}

export function sorted(table: Table): Table {
  return table
    .map(({ service, destinations }) => ({
      service,
      destinations: destinations.toSorted((a, b) => compare(describeDestination(a), describeDestination(b))),
    }))
    .toSorted((a, b) => compare(describeService(a.service.key), describeService(b.service.key)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
