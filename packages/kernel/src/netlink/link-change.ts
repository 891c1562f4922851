import { Buffer } from 'node:buffer';
import { macToBytes } from '@kaconf/net';
import { formatLink } from 'netlink/dist/rt/gen_structs.js';
import { type AttrStream, putString, putU16, putU32, type StreamData } from 'netlink/dist/structs.js';
import type { Ipv4Settings, LinkSettings, NewLink } from '../network.ts';
import {
  AF_INET,
  AF_INET6,
  IFLA_ADDRESS,
  IFLA_AF_SPEC,
  IFLA_GROUP,
  IFLA_IFNAME,
  IFLA_INET_CONF,
  IFLA_INET6_ADDR_GEN_MODE,
  IFLA_INFO_DATA,
  IFLA_INFO_KIND,
  IFLA_IPVLAN_FLAGS,
  IFLA_IPVLAN_MODE,
  IFLA_LINK,
  IFLA_LINKINFO,
  IFLA_MACVLAN_MODE,
  IFLA_MASTER,
  ipv4Settings,
  MACVLAN_MODE_PRIVATE,
} from './link-attributes.ts';

const IPVLAN_MODE_L2 = 0;
const IN6_ADDR_GEN_MODE_NONE = 1;

/** ifinfomsg (rtnetlink(7)) for RTM_NEWLINK of an interface that is not there yet. */
export function encodeNewLink(link: NewLink): StreamData {
  return (out) => {
    out.emit(formatLink({}));
    out.push(IFLA_LINK, putU32(link.base));
    out.push(IFLA_IFNAME, putString(link.name));
    if (link.kind === 'macvlan') {
      out.push(IFLA_LINKINFO, macvlan(MACVLAN_MODE_PRIVATE));
      out.push(IFLA_ADDRESS, Buffer.from(macToBytes(link.mac)));
    } else out.push(IFLA_LINKINFO, ipvlan(link.flags));
    out.push(IFLA_GROUP, putU32(link.group));
    if (link.master !== undefined) out.push(IFLA_MASTER, putU32(link.master));
  };
}

/** RTM_NEWLINK of one that is there. */
export function encodeLinkSettings(index: number, settings: LinkSettings): StreamData {
  const { up, macvlanMode, mac, group, master, ipv4, ipv6AddressGeneration } = settings;
  return (out) => {
    out.emit(
      formatLink({ index, ...(up !== undefined && { flags: up ? { up } : {}, change: { up: true } }) }),
    );
    if (macvlanMode !== undefined) out.push(IFLA_LINKINFO, macvlan(macvlanMode));
    if (mac !== undefined) out.push(IFLA_ADDRESS, Buffer.from(macToBytes(mac)));
    if (group !== undefined) out.push(IFLA_GROUP, putU32(group));
    if (master !== undefined) out.push(IFLA_MASTER, putU32(master));
    if (ipv4 !== undefined)
      out.push(IFLA_AF_SPEC, nest(AF_INET, nest(IFLA_INET_CONF, encodeIpv4Settings(ipv4))));
    if (ipv6AddressGeneration === 'none') out.push(IFLA_AF_SPEC, nest(AF_INET6, noAddressGeneration));
  };
}

/** RTM_DELLINK. */
export function encodeLinkIndex(index: number): StreamData {
  return formatLink({ index });
}

/** RTM_DELLINK of all in a group. */
export function encodeLinkGroup(group: number): StreamData {
  return (out) => {
    out.emit(formatLink({}));
    out.push(IFLA_GROUP, putU32(group));
  };
}

function macvlan(mode: number): StreamData {
  return (out) => {
    out.push(IFLA_INFO_KIND, putString('macvlan'));
    out.push(IFLA_INFO_DATA, nest(IFLA_MACVLAN_MODE, putU32(mode)));
  };
}

function ipvlan(flags: number): StreamData {
  const data = (out: AttrStream) => {
    out.push(IFLA_IPVLAN_MODE, putU16(IPVLAN_MODE_L2));
    out.push(IFLA_IPVLAN_FLAGS, putU16(flags));
  };
  return (out) => {
    out.push(IFLA_INFO_KIND, putString('ipvlan'));
    out.push(IFLA_INFO_DATA, data);
  };
}

/** IFLA_INET_CONF as it is set: an attribute for each setting. */
function encodeIpv4Settings(settings: Partial<Ipv4Settings>): StreamData {
  return (out) => {
    for (const [name, number] of Object.entries(ipv4Settings)) {
      const value = settings[name as keyof Ipv4Settings];
      if (value !== undefined) out.push(number, putU32(value));
    }
  };
}

const noAddressGeneration: StreamData = (out) => {
  out.push(IFLA_INET6_ADDR_GEN_MODE, Buffer.of(IN6_ADDR_GEN_MODE_NONE));
};

function nest(type: number, content: StreamData): StreamData {
  return (out) => out.push(type, content);
}
