import type { Config } from '@kaconf/config';
import type { NetworkBuffers, ReceiveBuffer } from '@kaconf/kernel';
import type { Micros } from '@kaconf/net';

/** What the configuration says about a process itself. Plain data: the parent reads it, the child obeys it. */
export interface OwnSettings extends SchedulingSettings {
  /** What `ps` and `killall` see. */
  readonly name: string;
  readonly staysInMemory: boolean;
}

/** Of the VRRP child: what its netlink sockets keep, too. */
export interface ProcessSettings extends OwnSettings {
  readonly networkBuffers: NetworkBuffers;
  /** Of the socket that tells of processes. */
  readonly processBuffer: ReceiveBuffer | undefined;
}

export interface SchedulingSettings {
  /** What keepalived calls the process in its log: `VRRP`, and in lower case in its keywords. */
  readonly process: 'VRRP' | 'BFD';
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

const TITLES = { vrrp: 'VRRP', bfd: 'BFD' } as const;

/** The parent's; a child that has no name of its own is called like it. */
export function parentName({ process_name }: Globals): string {
  return process_name ?? 'keepalived';
}

/** Of a child, by what its keywords begin with. */
export function ownSettings(kind: keyof typeof TITLES, globals: Globals): OwnSettings {
  return {
    process: TITLES[kind],
    name: globals[`${kind}_process_name`] ?? ordinaryName(globals, `keepalived_${kind}`),
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
  const commands = buffer(globals.vrrp_netlink_cmd_rcv_bufs, globals.vrrp_netlink_cmd_rcv_bufs_force);
  const news = buffer(globals.vrrp_netlink_monitor_rcv_bufs, globals.vrrp_netlink_monitor_rcv_bufs_force);
  return {
    ...ownSettings('vrrp', globals),
    networkBuffers: { ...(commands && { commands }), ...(news && { news }) },
    processBuffer: buffer(globals.process_monitor_rcv_bufs, globals.process_monitor_rcv_bufs_force),
  };
}

function ordinaryName(globals: Globals, ownName: string): string {
  return globals.process_names ? ownName : parentName(globals);
}

/** 0 stands for no size of one's own. */
function buffer(octets: number | undefined, forced: boolean): ReceiveBuffer | undefined {
  return octets ? { octets, forced } : undefined;
}
