import { Buffer } from 'node:buffer';
import type { Realms } from '@kaconf/net';
import { type IpPrefix, ipFromBytes } from '@kaconf/net';
import { MessageType } from 'netlink/dist/rt/gen_structs.js';
import {
  type AttrStream,
  type NetlinkMessage,
  parseAttributes,
  type StreamData,
} from 'netlink/dist/structs.js';
import type { Nexthop, Route, RouteKey } from '../route.ts';
import { Attributes, addressFamily, familyOfNumber } from './attributes.ts';
import { writeEncap } from './encap.ts';
import { bytesOf } from './message.ts';
import { writeMetrics } from './route-metrics.ts';

/*
 * rtmsg (rtnetlink(7)):
 *
 *   family | destination length | source length | TOS
 *   table  | protocol           | scope         | type
 *   flags (32 bits)
 */
const HEADER_LENGTH = 12;
const RTM_F_CLONED = 0x200;
const RTNH_F_ONLINK = 4;
const RTN_UNICAST = 1;
const RT_SCOPE_NOWHERE = 255;
/** A larger one stands in an attribute, and 0 here. */
const LAST_SHORT_TABLE = 255;

const RTA = {
  destination: 1,
  from: 2,
  ifindex: 4,
  gateway: 5,
  metric: 6,
  source: 7,
  metrics: 8,
  multipath: 9,
  realms: 11,
  table: 15,
  preference: 20,
  expires: 23,
  ttlPropagate: 26,
} as const;

/** For RTM_NEWROUTE. */
export function encodeRoute(route: Route): StreamData {
  return body(route, route.scope ?? 0, route.type);
}

/** For RTM_DELROUTE: everything that is said has to match, and what is not said does not matter. */
export function encodeRouteIdentity(route: Route): StreamData {
  return body(route, route.scope ?? RT_SCOPE_NOWHERE, route.type === RTN_UNICAST ? 0 : route.type);
}

function body(route: Route, scope: number, type: number): StreamData {
  const { family, destination, from, tos = 0, table, protocol, onlink } = route;
  return (out) => {
    const header = Buffer.alloc(HEADER_LENGTH);
    header.set([addressFamily(family), destination.length, from?.length ?? 0, tos]);
    header.set([table <= LAST_SHORT_TABLE ? table : 0, protocol, scope, type], 4);
    header.writeUInt32LE(onlink ? RTNH_F_ONLINK : 0, 8);
    out.emit(header);
    writeAttributes(route, new Attributes(out));
  };
}

function writeAttributes(route: Route, out: Attributes): void {
  const { table, destination, from, metrics, nexthops, expires } = route;
  out.u32(RTA.table, table <= LAST_SHORT_TABLE ? undefined : table);
  out.address(RTA.destination, destination.address);
  out.address(RTA.from, from?.address);
  out.address(RTA.source, route.source);
  out.address(RTA.gateway, route.gateway);
  if (route.encap) writeEncap(route.encap, out);
  out.u32(RTA.ifindex, route.ifindex);
  out.u32(RTA.metric, route.metric);
  out.u32(RTA.realms, route.realms && realmsNumber(route.realms));
  out.u32(RTA.expires, expires === undefined ? undefined : expires / 1_000_000);
  out.u8(RTA.preference, route.preference);
  out.u8(RTA.ttlPropagate, route.ttlPropagate === undefined ? undefined : Number(route.ttlPropagate));
  if (Object.keys(metrics).length > 0) out.nested(RTA.metrics, (inner) => writeMetrics(metrics, inner));
  if (nexthops.length > 0) out.bytes(RTA.multipath, nexthops.flatMap(encodeNexthop));
}

export function realmsNumber({ from, to }: Realms): number {
  return (from << 16) | to;
}

/*
 * rtnexthop: length (16 bits) | flags | hops, which is the weight less one; interface index (32 bits); attributes.
 */
const NEXTHOP_LENGTH = 8;

function encodeNexthop(nexthop: Nexthop): Uint8Array[] {
  const { ifindex = 0, weight = 1, onlink, gateway, realms, encap } = nexthop;
  const attributes = bytesOf((stream: AttrStream) => {
    const out = new Attributes(stream);
    out.address(RTA.gateway, gateway);
    out.u32(RTA.realms, realms && realmsNumber(realms));
    if (encap) writeEncap(encap, out);
  });
  const length = attributes.reduce((sum, bytes) => sum + bytes.length, NEXTHOP_LENGTH);
  const header = Buffer.alloc(NEXTHOP_LENGTH);
  header.writeUInt16LE(length);
  header.set([onlink ? RTNH_F_ONLINK : 0, weight - 1], 2);
  header.writeUInt32LE(ifindex, 4);
  return [header, ...attributes, Buffer.alloc(-length & 3)];
}

/** A route as the kernel reports it, as far as it tells it from others. */
export interface ReportedRoute extends RouteKey {
  readonly type: number;
  readonly protocol: number;
}

/**
 * RTM_NEWROUTE or RTM_DELROUTE; undefined for another message, for a cache entry, and for a route of another protocol,
 * of which there may be a million.
 */
export function decodeRoute(message: NetlinkMessage, ofProtocol: number): ReportedRoute | undefined {
  const { type: messageType, data } = message;
  if (messageType !== MessageType.NEWROUTE && messageType !== MessageType.DELROUTE) return undefined;
  const [number = 0, length = 0, , tos = 0, shortTable = 0, protocol = 0, , type = 0] = data;
  const family = familyOfNumber(number);
  if (family === undefined || protocol !== ofProtocol) return undefined;
  if ((data.readUInt32LE(8) & RTM_F_CLONED) !== 0) return undefined;
  const found = new Map<number, Buffer>();
  parseAttributes(data.subarray(HEADER_LENGTH), (one) => found.set(one.type, one.data));
  const address = (attribute: number) => {
    const bytes = found.get(attribute);
    return bytes && ipFromBytes(bytes);
  };
  const gateway = address(RTA.gateway);
  const ifindex = found.get(RTA.ifindex)?.readUInt32LE();
  const anywhere = ipFromBytes(new Uint8Array(family === 4 ? 4 : 16));
  const destination: IpPrefix = { address: address(RTA.destination) ?? anywhere, length };
  return {
    family,
    destination,
    table: found.get(RTA.table)?.readUInt32LE() ?? shortTable,
    metric: found.get(RTA.metric)?.readUInt32LE() ?? 0,
    tos,
    ...(gateway && { gateway }),
    ...(ifindex !== undefined && { ifindex }),
    type,
    protocol,
  };
}
