import { Protocol } from 'netlink/dist/constants.js';
import { type AttrStream, getU16, type NetlinkMessage, parseAttributes } from 'netlink/dist/structs.js';
import type { Addon } from '../addon.ts';
import type { GenericNetlink, GenericRequest } from '../generic-netlink.ts';
import { KernelError } from '../kernel-error.ts';
import { Attributes } from './attributes.ts';
import { GENERIC_HEADER_LENGTH, genericHeader } from './generic-message.ts';
import { performBatches } from './netlink-batch.ts';
import { NetlinkRequests } from './netlink-request.ts';

/** The family that knows the others (linux/genetlink.h). */
const GENL_ID_CTRL = 0x10;
const CTRL_CMD_GETFAMILY = 3;
const CTRL_ATTR_FAMILY_ID = 1;
const CTRL_ATTR_FAMILY_NAME = 2;

/** @throws KernelError ENOENT when the kernel has no such family, and no module that it knows to have it */
export function openGenericNetlink(addon: Addon, family: string): GenericNetlink {
  const requests = new NetlinkRequests(addon, Protocol.GENERIC, `for ${family}`);
  let type: number;
  try {
    type = resolve(requests, family);
  } catch (error) {
    requests.close();
    throw error;
  }
  const body = ({ command, payload }: GenericRequest) => [genericHeader(command), payload];
  return {
    perform: (list) => performBatches(requests.socket, type, list),
    dump: (request) => requests.dump(request.purpose, type, body(request), attributesOf),
    request: (request) => requests.request(request.purpose, type, body(request), attributesOf),
    close: () => requests.close(),
  };
}

function resolve(requests: NetlinkRequests, family: string): number {
  const purpose = { operation: 'find generic netlink family', object: family };
  const body = (out: AttrStream) => {
    out.emit(genericHeader(CTRL_CMD_GETFAMILY));
    new Attributes(out).name(CTRL_ATTR_FAMILY_NAME, family);
  };
  const [id] = requests.request(purpose, GENL_ID_CTRL, body, familyId);
  if (id === undefined) throw KernelError.of('ENOENT', purpose.operation, purpose.object);
  return id;
}

function familyId({ data }: NetlinkMessage): number | undefined {
  let id: number | undefined;
  parseAttributes(data.subarray(GENERIC_HEADER_LENGTH), ({ type, data: value }) => {
    if (type === CTRL_ATTR_FAMILY_ID) id = getU16(value);
  });
  return id;
}

function attributesOf({ data }: NetlinkMessage): Uint8Array {
  return Uint8Array.from(data.subarray(GENERIC_HEADER_LENGTH));
}
