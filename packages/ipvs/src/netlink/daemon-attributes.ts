import { type IpAddress, ipFromBytes, ipToBytes, isIPv6 } from '@kaconf/net';
import type { SyncDaemon, SyncDaemonKey } from '../table/sync-daemon.ts';
import { attributes, type Values } from './attributes.ts';
import { bytes, name, u8, u16, u32 } from './codec.ts';

const IP_VS_IFNAME_MAXLEN = 16;
const IP_VS_STATE_MASTER = 1;
const IP_VS_STATE_BACKUP = 2;

const declarations = {
  IPVS_DAEMON_ATTR_STATE: [1, u32],
  IPVS_DAEMON_ATTR_MCAST_IFN: [2, name(IP_VS_IFNAME_MAXLEN)],
  IPVS_DAEMON_ATTR_SYNC_ID: [3, u32],
  IPVS_DAEMON_ATTR_SYNC_MAXLEN: [4, u16],
  IPVS_DAEMON_ATTR_MCAST_GROUP: [5, bytes],
  IPVS_DAEMON_ATTR_MCAST_GROUP6: [6, bytes],
  /** In the machine's order, unlike those of services. */
  IPVS_DAEMON_ATTR_MCAST_PORT: [7, u16],
  IPVS_DAEMON_ATTR_MCAST_TTL: [8, u8],
} as const;

/** Within IPVS_CMD_ATTR_DAEMON. */
export const daemonAttributes = attributes(declarations);

export type DaemonValues = Values<typeof declarations>;

export function encodeDaemonKey({ state, syncId }: SyncDaemonKey): DaemonValues {
  return {
    IPVS_DAEMON_ATTR_STATE: state === 'master' ? IP_VS_STATE_MASTER : IP_VS_STATE_BACKUP,
    IPVS_DAEMON_ATTR_SYNC_ID: syncId,
  };
}

export function encodeDaemon(daemon: SyncDaemon): DaemonValues {
  return {
    ...encodeDaemonKey(daemon),
    ...encodeGroup(daemon.group),
    IPVS_DAEMON_ATTR_MCAST_IFN: daemon.interface,
    IPVS_DAEMON_ATTR_SYNC_MAXLEN: daemon.maxlen || undefined,
    IPVS_DAEMON_ATTR_MCAST_PORT: daemon.port || undefined,
    IPVS_DAEMON_ATTR_MCAST_TTL: daemon.ttl || undefined,
  };
}

function encodeGroup(group: IpAddress | undefined): DaemonValues {
  if (group === undefined) return {};
  const its = ipToBytes(group);
  return isIPv6(group) ? { IPVS_DAEMON_ATTR_MCAST_GROUP6: its } : { IPVS_DAEMON_ATTR_MCAST_GROUP: its };
}

export function decodeDaemon(values: DaemonValues): SyncDaemon {
  const group = values.IPVS_DAEMON_ATTR_MCAST_GROUP6 ?? values.IPVS_DAEMON_ATTR_MCAST_GROUP;
  return {
    state: values.IPVS_DAEMON_ATTR_STATE === IP_VS_STATE_MASTER ? 'master' : 'backup',
    syncId: values.IPVS_DAEMON_ATTR_SYNC_ID ?? 0,
    interface: values.IPVS_DAEMON_ATTR_MCAST_IFN ?? '',
    maxlen: values.IPVS_DAEMON_ATTR_SYNC_MAXLEN,
    port: values.IPVS_DAEMON_ATTR_MCAST_PORT,
    ttl: values.IPVS_DAEMON_ATTR_MCAST_TTL,
    group: group && ipFromBytes(group),
  };
}
