import type { SyncDaemon, SyncDaemonKey } from '../table/sync-daemon.ts';
import { decode } from './attributes.ts';
import { commandAttributes, IPVS_CMD } from './command-attributes.ts';
import { request } from './command-request.ts';
import { decodeDaemon, encodeDaemon, encodeDaemonKey } from './daemon-attributes.ts';
import type { IpvsEdge } from './edge.ts';

export function readDaemons(edge: IpvsEdge): SyncDaemon[] {
  const purpose = { operation: 'list sync daemons', object: 'of this network namespace' };
  return edge.dump(request(IPVS_CMD.GET_DAEMON, {}, purpose)).flatMap((bytes) => {
    const { IPVS_CMD_ATTR_DAEMON: values } = decode(commandAttributes, bytes);
    return values ? [decodeDaemon(values)] : [];
  });
}

export function startDaemon(edge: IpvsEdge, daemon: SyncDaemon): void {
  const values = { IPVS_CMD_ATTR_DAEMON: encodeDaemon(daemon) };
  const purpose = { operation: 'start sync daemon', object: describe(daemon) };
  edge.request(request(IPVS_CMD.NEW_DAEMON, values, purpose));
}

export function stopDaemon(edge: IpvsEdge, daemon: SyncDaemonKey): void {
  const values = { IPVS_CMD_ATTR_DAEMON: encodeDaemonKey(daemon) };
  const purpose = { operation: 'stop sync daemon', object: describe(daemon) };
  edge.request(request(IPVS_CMD.DEL_DAEMON, values, purpose));
}

/** `master 51`. */
function describe({ state, syncId }: SyncDaemonKey): string {
  return `${state} ${syncId}`;
}
