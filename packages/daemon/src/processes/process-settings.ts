import type { Config } from '@kaconf/config';
import type { NetworkBuffers, ReceiveBuffer } from '@kaconf/kernel';
import type { Micros } from '@kaconf/net';

/** What the configuration says about a process itself. Plain data: the parent reads it, the child obeys it. */
export interface OwnSettings extends SchedulingSettings {
  /** What `ps` and `killall` see. */
  readonly name: string;
  readonly staysInMemory: boolean;
}

/** Of a child that listens to the network: what its netlink sockets keep, too. */
export interface NetworkedSettings extends OwnSettings {
  readonly networkBuffers: NetworkBuffers;
}

/** Of the VRRP child. */
export interface ProcessSettings extends NetworkedSettings {
  /** Of the socket that tells of processes. */
  readonly processBuffer: ReceiveBuffer | undefined;
}

export interface SchedulingSettings {
  /** What keepalived calls the process in its log: `VRRP`, and in lower case in its keywords. */
  readonly process: 'VRRP' | 'Checker' | 'BFD';
  /** Its nice value; absent: as it has without being told. */
  readonly nice: number | undefined;
  /** The CPUs that it may run on; absent: those of the daemon. */
  readonly cpus: readonly number[] | undefined;
  /** SCHED_RR with this priority, from the start on. */
  readonly realtimePriority: number | undefined;
  /** How long it may run in real time without a pause. */
  readonly realtimeLimit: Micros;
  /** How far the real-time priority is raised when it gets the CPU too late; 0 or -1: not at all. */
  readonly maxAutoPriority: number;
  /** How late is too late. */
  readonly minAutoPriorityDelay: Micros;
}

type Globals = Config['global_defs'];

const TITLES = { vrrp: 'VRRP', checker: 'Checker', bfd: 'BFD' } as const;
const NAMES = { vrrp: 'keepalived_vrrp', checker: 'keepalived_lvs', bfd: 'keepalived_bfd' } as const;

/** The parent's; a child that has no name of its own is called like it. */
export function parentName({ process_name }: Globals): string {
  return process_name ?? 'keepalived';
}

/** Of a child, by what its keywords begin with. */
export function ownSettings(kind: keyof typeof TITLES, globals: Globals): OwnSettings {
  return {
    process: TITLES[kind],
    name: globals[`${kind}_process_name`] ?? ordinaryName(globals, NAMES[kind]),
    nice: globals[`${kind}_priority`],
    cpus: globals[`${kind}_cpu_affinity`],
    realtimePriority: globals[`${kind}_rt_priority`],
    realtimeLimit: globals[`${kind}_rlimit_rttime`],
    maxAutoPriority: globals.max_auto_priority,
    minAutoPriorityDelay: globals.min_auto_priority_delay,
    staysInMemory: globals[`${kind}_no_swap`],
  };
}

export function vrrpProcessSettings(globals: Globals): ProcessSettings {
  return {
    ...ownSettings('vrrp', globals),
    networkBuffers: networkBuffers('vrrp', globals),
    processBuffer: bufferOf('process_monitor', globals),
  };
}

export function checkersProcessSettings(globals: Globals): NetworkedSettings {
  return { ...ownSettings('checker', globals), networkBuffers: networkBuffers('lvs', globals) };
}

function networkBuffers(kind: 'vrrp' | 'lvs', globals: Globals): NetworkBuffers {
  const commands = bufferOf(`${kind}_netlink_cmd`, globals);
  const news = bufferOf(`${kind}_netlink_monitor`, globals);
  return { ...(commands && { commands }), ...(news && { news }) };
}

function ordinaryName(globals: Globals, ownName: string): string {
  return globals.process_names ? ownName : parentName(globals);
}

type NetlinkSocket =
  | 'vrrp_netlink_cmd'
  | 'vrrp_netlink_monitor'
  | 'process_monitor'
  | 'lvs_netlink_cmd'
  | 'lvs_netlink_monitor';

/** 0 stands for no size of one's own. */
function bufferOf(socket: NetlinkSocket, globals: Globals): ReceiveBuffer | undefined {
  const octets = globals[`${socket}_rcv_bufs`];
  return octets ? { octets, forced: globals[`${socket}_rcv_bufs_force`] } : undefined;
}
