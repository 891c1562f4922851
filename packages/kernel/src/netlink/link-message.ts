import type { Buffer } from 'node:buffer';
import { type MacAddress, macFromBytes } from '@kaconf/net';
import {
  type DeviceFlags,
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
import type { Ipv4Settings, Link, Medium } from '../network.ts';
import {
  AF_INET,
  IFLA_ADDRESS,
  IFLA_AF_SPEC,
  IFLA_BROADCAST,
  IFLA_EXT_MASK,
  IFLA_GROUP,
  IFLA_IFNAME,
  IFLA_INET_CONF,
  IFLA_INFO_DATA,
  IFLA_INFO_KIND,
  IFLA_LINK,
  IFLA_LINK_NETNSID,
  IFLA_LINKINFO,
  IFLA_MACVLAN_MODE,
  IFLA_MASTER,
  IFLA_MTU,
  IFLA_VRF_TABLE,
  ipv4Settings,
} from './link-attributes.ts';

const RTEXT_FILTER_SKIP_STATS = 1 << 3;
const MAC_LENGTH = 6;
const AF_UNSPEC = 0;
/** Where ifi_type stands: as a number, for which the library would give a name of its own. */
const HARDWARE_TYPE = 2;

type Draft = { -readonly [K in keyof Link]?: Link[K] } & BaseObject & {
    elsewhere?: boolean;
    broadcastMac?: MacAddress | undefined;
  };

const attributes = {
  [IFLA_ADDRESS]: (data: Buffer, link: Draft) => {
    link.mac = macOf(data);
  },
  [IFLA_BROADCAST]: (data: Buffer, link: Draft) => {
    link.broadcastMac = macOf(data);
  },
  [IFLA_IFNAME]: (data: Buffer, link: Draft) => {
    link.name = getString(data);
  },
  [IFLA_MTU]: (data: Buffer, link: Draft) => {
    link.mtu = getU32(data);
  },
  [IFLA_LINK]: (data: Buffer, link: Draft) => {
    link.base = getU32(data);
  },
  [IFLA_LINK_NETNSID]: (_: Buffer, link: Draft) => {
    link.elsewhere = true;
  },
  [IFLA_MASTER]: (data: Buffer, link: Draft) => {
    link.master = getU32(data);
  },
  [IFLA_GROUP]: (data: Buffer, link: Draft) => {
    link.group = getU32(data);
  },
  [IFLA_LINKINFO]: (data: Buffer, link: Draft) => {
    Object.assign(link, decodeLinkInfo(data));
  },
  [IFLA_AF_SPEC]: (data: Buffer, link: Draft) => {
    const settings = decodeIpv4Settings(data);
    if (settings) link.ipv4 = settings;
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
    name = '',
    mac,
    broadcastMac,
    mtu = 0,
    base,
    elsewhere,
    ...rest
  } = getObject<Draft>(message.data.subarray(HEADER_LENGTH), attributes);
  const { kind, macvlanMode, master, group, vrfTable, ipv4 } = rest;
  return {
    index: header.index ?? 0,
    name,
    mac,
    mtu,
    up: header.flags?.up === true,
    running: header.flags?.running === true,
    ...(kind !== undefined && { kind }),
    ...(macvlanMode !== undefined && { macvlanMode }),
    // The number is that of another network namespace's interface.
    ...(base !== undefined && !elsewhere && { base }),
    ...(master !== undefined && { master }),
    ...(group !== undefined && { group }),
    ...(vrfTable !== undefined && { vrfTable }),
    ...(ipv4 && { ipv4 }),
    medium: mediumOf(message.data.readUInt16LE(HARDWARE_TYPE), header.flags ?? {}, broadcastMac),
  };
}

function mediumOf(hardwareType: number, flags: DeviceFlags, broadcastMac: MacAddress | undefined): Medium {
  return {
    hardwareType,
    ...(broadcastMac && { broadcastMac }),
    broadcast: flags.broadcast === true,
    loopback: flags.loopback === true,
    pointToPoint: flags.pointopoint === true,
    noArp: flags.noarp === true,
    multicast: flags.multicast === true,
  };
}

function macOf(data: Buffer): MacAddress | undefined {
  return data.length === MAC_LENGTH ? macFromBytes(data) : undefined;
}

interface Info extends BaseObject {
  kind?: string;
  data?: Buffer;
}

function decodeLinkInfo(bytes: Buffer): Pick<Link, 'kind' | 'macvlanMode' | 'vrfTable'> {
  const { kind, data } = getObject<Info>(bytes, {
    [IFLA_INFO_KIND]: (value: Buffer, info: Info) => {
      info.kind = getString(value);
    },
    [IFLA_INFO_DATA]: (value: Buffer, info: Info) => {
      info.data = value;
    },
  });
  const number = (of: string, type: number) =>
    kind === of && data ? nested(data, type)?.readUInt32LE() : undefined;
  const macvlanMode = number('macvlan', IFLA_MACVLAN_MODE);
  const vrfTable = number('vrf', IFLA_VRF_TABLE);
  return {
    ...(kind !== undefined && { kind }),
    ...(macvlanMode !== undefined && { macvlanMode }),
    ...(vrfTable !== undefined && { vrfTable }),
  };
}

/** IFLA_INET_CONF as it is told: one number for each setting, in order. */
function decodeIpv4Settings(bytes: Buffer): Ipv4Settings | undefined {
  const inet = nested(bytes, AF_INET);
  const values = inet && nested(inet, IFLA_INET_CONF);
  if (!values || values.length < 4 * Math.max(...Object.values(ipv4Settings))) return undefined;
  const value = (name: keyof Ipv4Settings) => values.readUInt32LE((ipv4Settings[name] - 1) * 4);
  return {
    rpFilter: value('rpFilter'),
    arpFilter: value('arpFilter'),
    arpIgnore: value('arpIgnore'),
    promoteSecondaries: value('promoteSecondaries'),
    acceptLocal: value('acceptLocal'),
  };
}

interface Found extends BaseObject {
  value?: Buffer;
}

/** One attribute among the attributes of another. */
function nested(bytes: Buffer, type: number): Buffer | undefined {
  return getObject<Found>(bytes, {
    [type]: (value: Buffer, found: Found) => {
      found.value = value;
    },
  }).value;
}
