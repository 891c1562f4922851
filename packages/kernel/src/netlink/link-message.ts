import type { Buffer } from 'node:buffer';
import { macFromBytes } from '@kaconf/net';
import {
  formatLink,
  __LENGTH_Link as HEADER_LENGTH,
  MessageType,
  parseLink,
} from 'netlink/dist/rt/gen_structs.js';
import {
  type BaseObject,
  getObject,
  getString,
  getU32,
  type NetlinkMessage,
  putU32,
  type StreamData,
} from 'netlink/dist/structs.js';
import type { Link } from '../kernel.ts';

/*
 * ifinfomsg (rtnetlink(7)) and the attributes that are needed. The library's own table of attributes decodes all sixty
 * and throws at the first whose length a newer kernel has changed.
 */
const IFLA_ADDRESS = 1;
const IFLA_IFNAME = 3;
const IFLA_MTU = 4;
const IFLA_EXT_MASK = 29;
const RTEXT_FILTER_SKIP_STATS = 1 << 3;
const MAC_LENGTH = 6;
const AF_UNSPEC = 0;

interface LinkAttributes extends BaseObject {
  address?: Buffer;
  name?: string;
  mtu?: number;
}

const attributes = {
  [IFLA_ADDRESS]: (data: Buffer, link: LinkAttributes) => {
    link.address = data;
  },
  [IFLA_IFNAME]: (data: Buffer, link: LinkAttributes) => {
    link.name = getString(data);
  },
  [IFLA_MTU]: (data: Buffer, link: LinkAttributes) => {
    link.mtu = getU32(data);
  },
};

export const linkRequest: StreamData = (out) => {
  out.emit(formatLink({}));
  out.push(IFLA_EXT_MASK, putU32(RTEXT_FILTER_SKIP_STATS));
};

/** RTM_NEWLINK or RTM_DELLINK; undefined for another message, also for what a bridge says about its ports (AF_BRIDGE). */
export function decodeLink(message: NetlinkMessage): Link | undefined {
  if (message.type !== MessageType.NEWLINK && message.type !== MessageType.DELLINK) return undefined;
  const header = parseLink(message.data.subarray(0, HEADER_LENGTH));
  if (header.family !== AF_UNSPEC) return undefined;
  const {
    address,
    name = '',
    mtu = 0,
  } = getObject<LinkAttributes>(message.data.subarray(HEADER_LENGTH), attributes);
  return {
    index: header.index ?? 0,
    name,
    mac: address?.length === MAC_LENGTH ? macFromBytes(address) : undefined,
    mtu,
    up: header.flags?.up === true,
    running: header.flags?.running === true,
  };
}
