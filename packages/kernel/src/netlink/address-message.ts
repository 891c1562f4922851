import { Buffer } from 'node:buffer';
import { familyOf, type IPv4Address, type IpAddress, ipFromBytes, ipToBytes } from '@kaconf/net';
import {
  type AddressAttrs,
  formatAddress,
  formatAddressAttrs,
  formatAddressFlags,
  __LENGTH_Address as HEADER_LENGTH,
  MessageType,
  parseAddress,
  parseAddressAttrs,
} from 'netlink/dist/rt/gen_structs.js';
import type { NetlinkMessage, StreamData } from 'netlink/dist/structs.js';
import type { InterfaceAddress } from '../network.ts';

const AF_INET = 2;
const AF_INET6 = 10;

/** INFINITY_LIFE_TIME. */
const FOR_EVER = 0xffff_ffff;
const IFA_PROTO = 11;

/** All addresses of both families. */
export const addressRequest: StreamData = formatAddress({});

/**
 * ifaddrmsg (rtnetlink(7)) for RTM_NEWADDR. IFA_LOCAL is the address; IFA_ADDRESS is the same, or the other end of a
 * point-to-point link. A flag beyond the eighth fits only in IFA_FLAGS.
 */
export function encodeAddress(address: InterfaceAddress): StreamData {
  const { peer, broadcast, label, flags, preferredLifetime, protocol } = address;
  const attributes: AddressAttrs = { ...identity(address), flags: { __unknown: flags } };
  if (peer !== undefined) attributes.address = bytes(peer);
  if (broadcast !== undefined) attributes.broadcast = bytes(broadcast);
  if (label !== undefined) attributes.label = label;
  if (preferredLifetime !== undefined) {
    attributes.cacheInfo = { ifaPrefered: preferredLifetime / 1_000_000, ifaValid: FOR_EVER };
  }
  return (out) => {
    out.emit(body(address, attributes));
    if (protocol !== undefined) out.push(IFA_PROTO, Buffer.of(protocol));
  };
}

/** For RTM_DELADDR: what tells it from others. A label would have to match too. */
export function encodeAddressIdentity(address: InterfaceAddress): StreamData {
  return body(address, identity(address));
}

/** RTM_NEWADDR or RTM_DELADDR of IPv4 or IPv6; undefined for another message. */
export function decodeAddress(message: NetlinkMessage): InterfaceAddress | undefined {
  if (message.type !== MessageType.NEWADDR && message.type !== MessageType.DELADDR) return undefined;
  const header = parseAddress(message.data.subarray(0, HEADER_LENGTH));
  if (header.family !== AF_INET && header.family !== AF_INET6) return undefined;
  const attributes = parseAddressAttrs(message.data.subarray(HEADER_LENGTH));
  const own = attributes.local ?? attributes.address;
  if (own === undefined) return undefined;
  const address = ipFromBytes(own);
  const peer = attributes.address && ipFromBytes(attributes.address);
  return {
    ifindex: header.index ?? 0,
    prefix: { address, length: header.prefixlen ?? 0 },
    ...(peer !== undefined && peer !== address && { peer }),
    ...(attributes.broadcast && { broadcast: ipFromBytes(attributes.broadcast) as IPv4Address }),
    ...(attributes.label !== undefined && { label: attributes.label }),
    scope: header.scope ?? 0,
    flags: formatAddressFlags(attributes.flags ?? header.flags ?? {}),
  };
}

function identity({ prefix, peer = prefix.address }: InterfaceAddress): AddressAttrs {
  return { local: bytes(prefix.address), address: bytes(peer) };
}

function body({ ifindex, prefix, scope }: InterfaceAddress, attributes: AddressAttrs): StreamData {
  const family = familyOf(prefix.address) === 4 ? AF_INET : AF_INET6;
  return (out) => {
    out.emit(formatAddress({ family, prefixlen: prefix.length, scope, index: ifindex }));
    out.emit(formatAddressAttrs(attributes));
  };
}

function bytes(address: IpAddress): Buffer {
  return Buffer.from(ipToBytes(address));
}
