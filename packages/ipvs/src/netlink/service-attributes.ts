import { type Family, type IPv4Address, ipFromBytes, ipToBytes } from '@kaconf/net';
import type { Protocol, Service, ServiceKey } from '../table/service.ts';
import { attributes, decode, encode, type Values } from './attributes.ts';
import { address, addressIn, bytes, flags, name, port, u16, u32 } from './codec.ts';
import { AF_INET, AF_INET6, familyOfNumber } from './family.ts';

const IP_VS_SCHEDNAME_MAXLEN = 16;
const IP_VS_PENAME_MAXLEN = 16;
const IP_VS_SVC_F_PERSISTENT = 0x0001;
const IP_VS_SVC_F_HASHED = 0x0002;
const PROTOCOLS = { TCP: 6, UDP: 17, SCTP: 132 } as const;

const declarations = {
  IPVS_SVC_ATTR_AF: [1, u16],
  IPVS_SVC_ATTR_PROTOCOL: [2, u16],
  IPVS_SVC_ATTR_ADDR: [3, address],
  IPVS_SVC_ATTR_PORT: [4, port],
  IPVS_SVC_ATTR_FWMARK: [5, u32],
  IPVS_SVC_ATTR_SCHED_NAME: [6, name(IP_VS_SCHEDNAME_MAXLEN)],
  IPVS_SVC_ATTR_FLAGS: [7, flags],
  IPVS_SVC_ATTR_TIMEOUT: [8, u32],
  /** Of IPv4 in network order, of IPv6 a length in the machine's. */
  IPVS_SVC_ATTR_NETMASK: [9, bytes],
  /** Read by `decodeStatistics`: who wants the table has no use for them. */
  IPVS_SVC_ATTR_STATS: [10, bytes],
  IPVS_SVC_ATTR_PE_NAME: [11, name(IP_VS_PENAME_MAXLEN)],
  IPVS_SVC_ATTR_STATS64: [12, bytes],
} as const;

/** Within IPVS_CMD_ATTR_SERVICE. */
export const serviceAttributes = attributes(declarations);

export type ServiceValues = Values<typeof declarations>;

export function encodeServiceKey(key: ServiceKey): ServiceValues {
  if (key.type === 'fwmark') {
    return { IPVS_SVC_ATTR_AF: key.family === 6 ? AF_INET6 : AF_INET, IPVS_SVC_ATTR_FWMARK: key.fwmark };
  }
  return {
    IPVS_SVC_ATTR_AF: key.address.includes(':') ? AF_INET6 : AF_INET,
    IPVS_SVC_ATTR_PROTOCOL: PROTOCOLS[key.protocol],
    IPVS_SVC_ATTR_ADDR: key.address,
    IPVS_SVC_ATTR_PORT: key.port,
  };
}

export function encodeService(service: Service): ServiceValues {
  const { key, scheduler, persistence, granularity, persistenceEngine } = service;
  return {
    ...encodeServiceKey(key),
    IPVS_SVC_ATTR_SCHED_NAME: scheduler,
    IPVS_SVC_ATTR_FLAGS: service.flags | (persistence === 0 ? 0 : IP_VS_SVC_F_PERSISTENT),
    IPVS_SVC_ATTR_TIMEOUT: persistence,
    IPVS_SVC_ATTR_NETMASK:
      typeof granularity === 'number' ? encode(u32, granularity) : ipToBytes(granularity),
    IPVS_SVC_ATTR_PE_NAME: persistenceEngine,
  };
}

/** Undefined for a family or a protocol that keepalived does not know. */
export function decodeService(values: ServiceValues): Service | undefined {
  const family = familyOfNumber(values.IPVS_SVC_ATTR_AF);
  const key = family && decodeServiceKey(values, family);
  if (!key) return undefined;
  return {
    key,
    scheduler: values.IPVS_SVC_ATTR_SCHED_NAME ?? '',
    flags: (values.IPVS_SVC_ATTR_FLAGS ?? 0) & ~(IP_VS_SVC_F_PERSISTENT | IP_VS_SVC_F_HASHED),
    persistence: values.IPVS_SVC_ATTR_TIMEOUT ?? 0,
    granularity: decodeGranularity(values.IPVS_SVC_ATTR_NETMASK, family),
    persistenceEngine: values.IPVS_SVC_ATTR_PE_NAME || undefined,
  };
}

function decodeServiceKey(values: ServiceValues, family: Family): ServiceKey | undefined {
  const { IPVS_SVC_ATTR_FWMARK: fwmark, IPVS_SVC_ATTR_ADDR: union } = values;
  if (fwmark) return { type: 'fwmark', family, fwmark };
  const protocol = protocolOf(values.IPVS_SVC_ATTR_PROTOCOL);
  if (!protocol || !union) return undefined;
  return {
    type: 'address',
    protocol,
    address: addressIn(union, family),
    port: values.IPVS_SVC_ATTR_PORT ?? 0,
  };
}

function protocolOf(number: number | undefined): Protocol | undefined {
  const found = Object.entries(PROTOCOLS).find(([, its]) => its === number);
  return found?.[0] as Protocol | undefined;
}

function decodeGranularity(netmask: Uint8Array | undefined, family: Family): IPv4Address | number {
  const its = netmask ?? new Uint8Array(4);
  return family === 6 ? decode(u32, its) : (ipFromBytes(its) as IPv4Address);
}
