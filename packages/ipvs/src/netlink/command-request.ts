import type { Command } from '../table/command.ts';
import { describeDestination, describeService } from '../table/describe.ts';
import { encode } from './attributes.ts';
import { type CommandValues, commandAttributes, IPVS_CMD } from './command-attributes.ts';
import { encodeDestination, encodeDestinationKey } from './destination-attributes.ts';
import type { Purpose, Request } from './edge.ts';
import { encodeService, encodeServiceKey } from './service-attributes.ts';

const numbers: Readonly<Record<Command['type'], number>> = {
  addService: IPVS_CMD.NEW_SERVICE,
  editService: IPVS_CMD.SET_SERVICE,
  deleteService: IPVS_CMD.DEL_SERVICE,
  addDestination: IPVS_CMD.NEW_DEST,
  editDestination: IPVS_CMD.SET_DEST,
  deleteDestination: IPVS_CMD.DEL_DEST,
  flush: IPVS_CMD.FLUSH,
};

const operations: Readonly<Record<Command['type'], string>> = {
  addService: 'add service',
  editService: 'edit service',
  deleteService: 'delete service',
  addDestination: 'add destination',
  editDestination: 'edit destination',
  deleteDestination: 'delete destination',
  flush: 'flush',
};

export function encodeCommand(command: Command): Request {
  return request(numbers[command.type], valuesOf(command), new CommandPurpose(command));
}

export function request(command: number, values: CommandValues, purpose: Purpose): Request {
  return { command, payload: encode(commandAttributes, values), purpose };
}

function valuesOf(command: Command): CommandValues {
  switch (command.type) {
    case 'addService':
    case 'editService':
      return { IPVS_CMD_ATTR_SERVICE: encodeService(command.service) };
    case 'deleteService':
      return { IPVS_CMD_ATTR_SERVICE: encodeServiceKey(command.service) };
    case 'addDestination':
    case 'editDestination':
      return {
        IPVS_CMD_ATTR_SERVICE: encodeServiceKey(command.service),
        IPVS_CMD_ATTR_DEST: encodeDestination(command.destination),
      };
    case 'deleteDestination':
      return {
        IPVS_CMD_ATTR_SERVICE: encodeServiceKey(command.service),
        IPVS_CMD_ATTR_DEST: encodeDestinationKey(command.destination),
      };
    case 'flush':
      return {};
  }
}

/** Ten thousand commands go through without one of these being read. */
class CommandPurpose implements Purpose {
  readonly #command: Command;

  constructor(command: Command) {
    this.#command = command;
  }

  get operation(): string {
    return operations[this.#command.type];
  }

  get object(): string {
    return describeCommand(this.#command);
  }
}

/** `10.0.0.1:tcp:80 -> 192.168.0.1:80`. */
export function describeCommand(command: Command): string {
  switch (command.type) {
    case 'flush':
      return 'all services';
    case 'addService':
    case 'editService':
      return describeService(command.service.key);
    case 'deleteService':
      return describeService(command.service);
    default:
      return `${describeService(command.service)} -> ${describeDestination(command.destination)}`;
  }
}
