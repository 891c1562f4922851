import {
  type Command,
  type Destination,
  describeDestination,
  describeService,
  type Table,
} from '../../src/index.ts';

/** What the kernel makes of commands; anything that it would refuse is an error of the test's subject. */
export function perform(table: Table, commands: readonly Command[]): Table {
  return commands.reduce(performOne, table);
}

export function performOne(table: Table, command: Command): Table {
  switch (command.type) {
    case 'flush':
      return [];
    case 'addService':
      demand(!has(table, describeService(command.service.key)), 'EEXIST', command);
      return [...table, { service: command.service, destinations: [] }];
    case 'editService': {
      const name = describeService(command.service.key);
      demand(has(table, name), 'ESRCH', command);
      return table.map((entry) => (nameOf(entry) === name ? { ...entry, service: command.service } : entry));
    }
    case 'deleteService':
      demand(has(table, describeService(command.service)), 'ESRCH', command);
      return table.filter((entry) => nameOf(entry) !== describeService(command.service));
    default: {
      const name = describeService(command.service);
      demand(has(table, name), 'ESRCH', command);
      return table.map((entry) =>
        nameOf(entry) === name
          ? { ...entry, destinations: changeDestinations(entry.destinations, command) }
          : entry,
      );
    }
  }
}

type DestinationCommand = Extract<Command, { readonly destination: unknown }>;

function changeDestinations(present: readonly Destination[], command: DestinationCommand) {
  const name = describeDestination(command.destination);
  const others = present.filter((each) => describeDestination(each) !== name);
  const isThere = others.length < present.length;
  if (command.type === 'addDestination') demand(!isThere, 'EEXIST', command);
  else demand(isThere, 'ENOENT', command);
  return command.type === 'deleteDestination' ? others : [...others, command.destination];
}

function has(table: Table, name: string): boolean {
  return table.some((entry) => nameOf(entry) === name);
}

export function nameOf(entry: Table[number]): string {
  return describeService(entry.service.key);
}

function demand(fulfilled: boolean, code: string, command: Command): void {
  if (!fulfilled) throw new Error(`${code}: ${JSON.stringify(command)}`);
}

/** Order is nothing to the kernel. */
export function sorted(table: Table): Table {
  const by = (name: (each: never) => string) => (a: unknown, b: unknown) =>
    name(a as never) < name(b as never) ? -1 : 1;
  return table
    .map(({ service, destinations }) => ({
      service,
      destinations: [...destinations].sort(by(describeDestination)),
    }))
    .sort(by(nameOf));
}
