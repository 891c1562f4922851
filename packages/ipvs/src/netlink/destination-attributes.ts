import type { Family } from '@kaconf/net';
import type { Destination, DestinationKey, Method, Tunnel } from '../table/destination.ts';
import { attributes, type Values } from './attributes.ts';
import { address, addressIn, bytes, port, u8, u16, u32 } from './codec.ts';
import { addressFamily, familyOfNumber } from './family.ts';

/** IP_VS_CONN_F_MASQ, LOCALNODE, TUNNEL, DROUTE, BYPASS, by their numbers. */
const METHODS: readonly Method[] = ['NAT', 'LOCALNODE', 'TUN', 'DR', 'BYPASS'];
const IP_VS_CONN_F_FWD_MASK = 0x0007;
/** IP_VS_CONN_F_TUNNEL_TYPE_… */
const TUNNEL_TYPES: readonly Tunnel['type'][] = ['ipip', 'gue', 'gre'];
/** IP_VS_TUNNEL_ENCAP_FLAG_… */
const CHECKSUMS: readonly Tunnel['checksum'][] = ['nocsum', 'csum', 'remcsum'];

const declarations = {
  IPVS_DEST_ATTR_ADDR: [1, address],
  IPVS_DEST_ATTR_PORT: [2, port],
  IPVS_DEST_ATTR_FWD_METHOD: [3, u32],
  IPVS_DEST_ATTR_WEIGHT: [4, u32],
  IPVS_DEST_ATTR_U_THRESH: [5, u32],
  IPVS_DEST_ATTR_L_THRESH: [6, u32],
  IPVS_DEST_ATTR_ACTIVE_CONNS: [7, u32],
  IPVS_DEST_ATTR_INACT_CONNS: [8, u32],
  IPVS_DEST_ATTR_PERSIST_CONNS: [9, u32],
  /** Read by `decodeStatistics`: who wants the table has no use for them. */
  IPVS_DEST_ATTR_STATS: [10, bytes],
  IPVS_DEST_ATTR_ADDR_FAMILY: [11, u16],
  IPVS_DEST_ATTR_STATS64: [12, bytes],
  IPVS_DEST_ATTR_TUN_TYPE: [13, u8],
  IPVS_DEST_ATTR_TUN_PORT: [14, port],
  IPVS_DEST_ATTR_TUN_FLAGS: [15, u16],
} as const;

/** Within IPVS_CMD_ATTR_DEST. */
export const destinationAttributes = attributes(declarations);

export type DestinationValues = Values<typeof declarations>;

export function encodeDestinationKey(key: DestinationKey): DestinationValues {
  return {
    IPVS_DEST_ATTR_ADDR: key.address,
    IPVS_DEST_ATTR_PORT: key.port,
    IPVS_DEST_ATTR_ADDR_FAMILY: addressFamily(key.address),
  };
}

/** Its family may be another than the service's: only TUN can take a packet there. */
export function encodeDestination(destination: Destination): DestinationValues {
  return {
    ...encodeDestinationKey(destination),
    IPVS_DEST_ATTR_FWD_METHOD: METHODS.indexOf(destination.method),
    IPVS_DEST_ATTR_WEIGHT: destination.weight,
    IPVS_DEST_ATTR_U_THRESH: destination.upperThreshold,
    IPVS_DEST_ATTR_L_THRESH: destination.lowerThreshold,
    ...(destination.method === 'TUN' ? encodeTunnel(destination.tunnel) : {}),
  };
}

function encodeTunnel({ type, port: tunnelPort, checksum }: Tunnel): DestinationValues {
  return {
    IPVS_DEST_ATTR_TUN_TYPE: TUNNEL_TYPES.indexOf(type),
    IPVS_DEST_ATTR_TUN_PORT: type === 'gue' ? tunnelPort : undefined,
    IPVS_DEST_ATTR_TUN_FLAGS: type === 'ipip' ? undefined : CHECKSUMS.indexOf(checksum),
  };
}

/** @param family of the service, which kernels before 3.18 take for granted */
export function decodeDestination(values: DestinationValues, family: Family): Destination {
  return {
    ...decodeDestinationKey(values, family),
    method: METHODS[(values.IPVS_DEST_ATTR_FWD_METHOD ?? 0) & IP_VS_CONN_F_FWD_MASK] ?? 'NAT',
    weight: values.IPVS_DEST_ATTR_WEIGHT ?? 0,
    upperThreshold: values.IPVS_DEST_ATTR_U_THRESH ?? 0,
    lowerThreshold: values.IPVS_DEST_ATTR_L_THRESH ?? 0,
    tunnel: {
      type: TUNNEL_TYPES[values.IPVS_DEST_ATTR_TUN_TYPE ?? 0] ?? 'ipip',
      port: values.IPVS_DEST_ATTR_TUN_PORT ?? 0,
      checksum: CHECKSUMS[values.IPVS_DEST_ATTR_TUN_FLAGS ?? 0] ?? 'nocsum',
    },
  };
}

export function decodeDestinationKey(values: DestinationValues, family: Family): DestinationKey {
  const its = familyOfNumber(values.IPVS_DEST_ATTR_ADDR_FAMILY) ?? family;
  return {
    address: addressIn(values.IPVS_DEST_ATTR_ADDR ?? new Uint8Array(16), its),
    port: values.IPVS_DEST_ATTR_PORT ?? 0,
  };
}
