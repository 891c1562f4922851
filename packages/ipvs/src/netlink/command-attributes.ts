import type { Timeouts } from '../table/timeouts.ts';
import { attributes, type Values } from './attributes.ts';
import { u32 } from './codec.ts';
import { daemonAttributes } from './daemon-attributes.ts';
import { destinationAttributes } from './destination-attributes.ts';
import { serviceAttributes } from './service-attributes.ts';

/** Of the generic netlink family `IPVS`. */
export const IPVS_CMD = {
  NEW_SERVICE: 1,
  SET_SERVICE: 2,
  DEL_SERVICE: 3,
  GET_SERVICE: 4,
  NEW_DEST: 5,
  SET_DEST: 6,
  DEL_DEST: 7,
  GET_DEST: 8,
  NEW_DAEMON: 9,
  DEL_DAEMON: 10,
  GET_DAEMON: 11,
  SET_CONFIG: 12,
  GET_CONFIG: 13,
  SET_INFO: 14,
  GET_INFO: 15,
  ZERO: 16,
  FLUSH: 17,
} as const;

const declarations = {
  IPVS_CMD_ATTR_SERVICE: [1, serviceAttributes],
  IPVS_CMD_ATTR_DEST: [2, destinationAttributes],
  IPVS_CMD_ATTR_DAEMON: [3, daemonAttributes],
  IPVS_CMD_ATTR_TIMEOUT_TCP: [4, u32],
  IPVS_CMD_ATTR_TIMEOUT_TCP_FIN: [5, u32],
  IPVS_CMD_ATTR_TIMEOUT_UDP: [6, u32],
} as const;

/** What every message but the answer to IPVS_CMD_GET_INFO is made of. */
export const commandAttributes = attributes(declarations);

export type CommandValues = Values<typeof declarations>;

export function encodeTimeouts({ tcp, tcpfin, udp }: Timeouts): CommandValues {
  return {
    IPVS_CMD_ATTR_TIMEOUT_TCP: tcp,
    IPVS_CMD_ATTR_TIMEOUT_TCP_FIN: tcpfin,
    IPVS_CMD_ATTR_TIMEOUT_UDP: udp,
  };
}

/** A kernel without TCP or UDP for IPVS says nothing of it. */
export function decodeTimeouts(values: CommandValues): Timeouts {
  return {
    tcp: values.IPVS_CMD_ATTR_TIMEOUT_TCP ?? 0,
    tcpfin: values.IPVS_CMD_ATTR_TIMEOUT_TCP_FIN ?? 0,
    udp: values.IPVS_CMD_ATTR_TIMEOUT_UDP ?? 0,
  };
}
