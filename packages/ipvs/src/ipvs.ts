import { apply, type Refused } from './apply.ts';
import { decode } from './netlink/attributes.ts';
import { commandAttributes, decodeTimeouts, encodeTimeouts, IPVS_CMD } from './netlink/command-attributes.ts';
import { request } from './netlink/command-request.ts';
import type { IpvsEdge } from './netlink/edge.ts';
import { decodeInfo, infoAttributes } from './netlink/info-attributes.ts';
import { readServices } from './netlink/read-services.ts';
import { encodeServiceKey } from './netlink/service-attributes.ts';
import { readDaemons, startDaemon, stopDaemon } from './netlink/sync-daemons.ts';
import type { Command } from './table/command.ts';
import { describeService } from './table/describe.ts';
import type { Info } from './table/info.ts';
import type { ServiceKey } from './table/service.ts';
import type { ServiceStatistics } from './table/statistics.ts';
import type { SyncDaemon, SyncDaemonKey } from './table/sync-daemon.ts';
import type { Table } from './table/table.ts';
import type { Timeouts } from './table/timeouts.ts';

/** The IPVS of a network namespace. But for `apply`, a refusal is thrown as the edge throws it: a `KernelError`. */
export interface Ipvs {
  /**
   * One after the other, whatever is refused. A destination that is to be edited and is not there is added, as keepalived
   * does: what is refused then is that.
   */
  apply(commands: readonly Command[]): readonly Refused[];
  table(): Table;
  statistics(): readonly ServiceStatistics[];
  /** What has been counted, of one service and its destinations, or of everything. */
  zero(service?: ServiceKey): void;
  timeouts(): Timeouts;
  /** 0 leaves one as it is. */
  setTimeouts(timeouts: Timeouts): void;
  daemons(): readonly SyncDaemon[];
  startDaemon(daemon: SyncDaemon): void;
  stopDaemon(daemon: SyncDaemonKey): void;
  info(): Info;
}

export function openIpvs(edge: IpvsEdge): Ipvs {
  return {
    apply: (commands) => apply(edge, commands),
    table: () => readTable(edge),
    statistics: () => readStatistics(edge),
    zero: (service) => zero(edge, service),
    timeouts() {
      const purpose = { operation: 'read', object: 'timeouts' };
      const [answer = NOTHING] = edge.request(request(IPVS_CMD.GET_CONFIG, {}, purpose));
      return decodeTimeouts(decode(commandAttributes, answer));
    },
    setTimeouts(timeouts) {
      const purpose = { operation: 'set', object: 'timeouts' };
      edge.request(request(IPVS_CMD.SET_CONFIG, encodeTimeouts(timeouts), purpose));
    },
    daemons: () => readDaemons(edge),
    startDaemon: (daemon) => startDaemon(edge, daemon),
    stopDaemon: (daemon) => stopDaemon(edge, daemon),
    info() {
      const purpose = { operation: 'ask for', object: 'the version of IPVS' };
      const [answer = NOTHING] = edge.request(request(IPVS_CMD.GET_INFO, {}, purpose));
      return decodeInfo(decode(infoAttributes, answer));
    },
  };
}

const NOTHING = new Uint8Array();

function readTable(edge: IpvsEdge): Table {
  return readServices(edge).map(({ service, destinations }) => ({
    service,
    destinations: destinations.map(({ destination }) => destination),
  }));
}

function readStatistics(edge: IpvsEdge): ServiceStatistics[] {
  return readServices(edge).map(({ service, statistics, destinations }) => ({
    service: service.key,
    statistics: statistics(),
    destinations: destinations.map((each) => each.statistics()),
  }));
}

function zero(edge: IpvsEdge, service: ServiceKey | undefined): void {
  const values = service ? { IPVS_CMD_ATTR_SERVICE: encodeServiceKey(service) } : {};
  const object = service ? describeService(service) : 'all services';
  edge.request(request(IPVS_CMD.ZERO, values, { operation: 'zero', object }));
}
