import type { BfdPlan } from '@kaconf/bfd';
import type { CheckerPlan } from '@kaconf/healthcheck';
import type { ServicesPlan, Timeouts } from '@kaconf/ipvs';
import type { ResourceLimit } from '@kaconf/kernel';
import type { Micros } from '@kaconf/net';
import type { Command, FilePlan, ProcessPlan, RouterPlan } from '@kaconf/vrrp';
import type { CheckerDetails, ServersDetails } from './checkers/dumps/details.ts';
import type { ServersReport } from './checkers/notifier.ts';
import type { Inspection } from './control/protocol.ts';
import type { VirtualServerStatus } from './control/virtual-server-status.ts';
import type { DumpFiles } from './dumps/dump-files.ts';
import type { GlobalLine } from './dumps/global-line.ts';
import type { WantedDaemon } from './ipvs/wanted-daemon.ts';
import type { ListChange } from './list-change.ts';
import type { LogTargets } from './logging/targets.ts';
import type { NetworkedSettings, OwnSettings, ProcessSettings } from './processes/process-settings.ts';
import type { SyncPlan } from './vrrp/sync-daemons.ts';

export type Role = 'vrrp' | 'checkers' | 'bfd';

/**
 * What the parent tells a child; plain data over Node's channel between the two.
 *
 * @typeParam Start what it is told beside its configuration when it is started
 * @typeParam Change what it is told of one that takes the place of its configuration
 */
export type ToChild<Start, Configuration, Change = Configuration> =
  | ({ readonly type: 'configure' } & Start & Configuration)
  | ({ readonly type: 'reload' } & Change)
  /** It is to write down what it has counted, or how it stands. */
  | { readonly type: 'dump'; readonly what: WhatToDump };

export interface VrrpStart {
  readonly settings: VrrpSettings;
  /** It begins so. */
  readonly isMaintenance: boolean;
}

export interface CheckersStart {
  readonly settings: CheckersSettings;
}

export interface BfdStart {
  readonly settings: ChildSettings;
}

export type ToVrrpChild = ToChild<VrrpStart, VrrpConfiguration> | AskedOfVrrp;

export type AskedOfVrrp =
  | { readonly type: 'maintain'; readonly on: boolean }
  /** One instance, or all of them. */
  | { readonly type: 'inspect'; readonly id: number; readonly instance: string | undefined };

export type ToCheckersChild = ToChild<CheckersStart, CheckersConfiguration, CheckersChange> | AskedOfCheckers;

/** How its virtual servers stand. */
export interface AskedOfCheckers {
  readonly type: 'inspectServers';
  readonly id: number;
}

export type ToBfdChild = ToChild<BfdStart, BfdConfiguration> | AskedOfBfd;

/** Whoever tracks its sessions knows nothing any more. */
export interface AskedOfBfd {
  readonly type: 'repeat';
  readonly whom: BfdListener;
}

/** Who may be told of BFD sessions. */
export type BfdListener = 'vrrp' | 'checkers';

export type WhatToDump = 'data' | 'stats' | 'stats, then clear' | 'json';

/** What the configuration says to the VRRP child. */
export interface VrrpConfiguration {
  readonly plan: RouterPlan;
  readonly process: ProcessSettings;
  readonly dumps: DumpSettings;
  readonly syncDaemons?: SyncPlan;
}

/** What is told of a router that the engine has no use for, and where. */
export interface DumpSettings {
  readonly files: DumpFiles;
  /** `config_save_dir` */
  readonly saveFolder: string | undefined;
  readonly jsonVersion: 1 | 2;
  /** In the plan's order. */
  readonly instances: readonly InstanceDetails[];
  /** The part about `global_defs`, and the parent's of it. */
  readonly globals: readonly GlobalLine[];
  readonly parentGlobals: readonly GlobalLine[];
  /** By name: what a tracked thing weighs where nothing else is said. */
  readonly scriptWeights: Weights;
  /** Those of which a `timeout` is said: for the others it is the interval. */
  readonly scriptsWithTimeout: readonly string[];
  readonly fileWeights: Weights;
  /** Those that nobody tracks, too. */
  readonly processes: readonly ProcessPlan[];
  readonly processWeights: Weights;
  /** Of all that may be tracked. */
  readonly bfdWeights: Weights;
  readonly groups: Readonly<Record<string, GroupDetails>>;
  /** `dynamic_interfaces allow_if_changes` */
  readonly allowsOtherKinds: boolean;
  /** `track_group`: who answers for static entries. */
  readonly trackGroups: readonly { readonly name: string; readonly members: readonly string[] }[];
}

export interface GroupDetails {
  /** `notify_priority_changes`; undefined where nothing is said of that. */
  readonly tellsPriority: boolean | undefined;
  /** `sync_group_tracking_weight` */
  readonly weighs: boolean;
}

export type Weights = Readonly<Record<string, { readonly weight: number; readonly reverse: boolean }>>;

export interface InstanceDetails {
  /** `strict_mode` */
  readonly strict: boolean;
  /** `accept` as it is written, whoever owns the addresses. */
  readonly accepts: boolean;
  readonly promotesSecondaries: boolean;
  /** `no_virtual_ipaddress` */
  readonly mayLackAddresses: boolean;
  /** Something is said of unicast. */
  readonly configuresUnicast: boolean;
  readonly faultsWithoutPeers: boolean;
  /** `check_unicast_src` of its own. */
  readonly checksUnicastSource: boolean;
  readonly oldChecksum: 'no' | 'never' | 'config';
  /** `vmac_xmit_base` */
  readonly transmitsFromBase: boolean;
  /** `use_vmac` names a MAC address. */
  readonly hasOwnMac: boolean;
  /** `use_vmac_addr` */
  readonly ownForAddresses: boolean;
  /** `garp_extra_if` */
  readonly elsewhere: { readonly interval: Micros; readonly all: boolean };
  /** `kernel_rx_buf_size`, in octets. */
  readonly receiveBuffer: number | undefined;
  readonly debug: number;
  /** `track_interface`: those that it says it tracks. */
  readonly namesInterfaces: readonly string[];
}

/** What it says to the child that keeps the IPVS table and checks real servers. */
export interface CheckersConfiguration {
  readonly plan: ServicesPlan;
  readonly checkers: readonly PlannedChecker[];
  /** Those that a FILE_CHECK looks at. */
  readonly files: readonly FilePlan[];
  readonly table: TableSettings;
  readonly report: ServersReport;
  readonly details: ServersDetails;
  readonly process: NetworkedSettings;
  /** Where it writes how its servers stand. */
  readonly dataFile: string;
  /** `config_save_dir` */
  readonly saveFolder: string | undefined;
  /** What is told first where that is written, about `global_defs`. */
  readonly globals: readonly GlobalLine[];
}

export interface PlannedChecker {
  readonly plan: CheckerPlan;
  /** What a MISC_CHECK runs. */
  readonly command: Command | undefined;
  readonly details: CheckerDetails;
}

/** The same for a process that has the one before. */
export interface CheckersChange extends Omit<CheckersConfiguration, 'plan' | 'checkers' | 'details'> {
  readonly plan: WithChange<ServicesPlan, 'services'>;
  readonly checkers: ListChange<PlannedChecker>;
  readonly details: WithChange<ServersDetails, 'services'>;
}

type WithChange<T, Key extends keyof T> = Omit<T, Key> & {
  readonly [K in Key]: T[K] extends readonly (infer Item)[] ? ListChange<Item> : never;
};

/** Of IPVS as a whole. */
export interface TableSettings {
  /** `net_namespace_ipvs`; empty: that of the machine's first process. */
  readonly namespace: string | undefined;
  /** `lvs_timeouts`; 0: as the kernel has it. */
  readonly timeouts: Timeouts;
  /** `lvs_sync_daemon` without an instance. */
  readonly syncDaemon: WantedDaemon | undefined;
}

/** What it says to the BFD child. */
export interface BfdConfiguration {
  readonly plan: BfdPlan;
  readonly process: OwnSettings;
  /** Where it writes how its sessions stand. */
  readonly dataFile: string;
  /** `config_save_dir` */
  readonly saveFolder: string | undefined;
  /** What is told first where that is written, about `global_defs`. */
  readonly globals: readonly GlobalLine[];
}

/** What a child tells the parent. */
export type ToParent =
  /** Its sockets are open and its instances started. */
  | { readonly type: 'started' }
  /** It goes by the new configuration. */
  | { readonly type: 'reloaded' }
  /** It got a SIGHUP: the parent is the one who reads the configuration. */
  | { readonly type: 'reloadWanted' }
  | { readonly type: 'inspected'; readonly id: number; readonly found: Inspection }
  | {
      readonly type: 'serversInspected';
      readonly id: number;
      readonly found: readonly VirtualServerStatus[];
    };

/** What the command line says to a child; a reload does not change it. */
export interface ChildSettings extends LogTargets {
  /** `-d`. */
  readonly dump: boolean;
  readonly pidFile: string;
  /** `--ignore-sigint`. */
  readonly ignoreInterrupt: boolean;
}

export interface VrrpSettings extends ChildSettings {
  /** `-a`: log each address that comes or goes. */
  readonly reportsAddresses: boolean;
  /** How large core files of scripts may get, where `-m` lets this process have larger ones. */
  readonly scriptCores: ResourceLimit | undefined;
  /** `-V`: leave the addresses in place at the end. */
  readonly keepAddresses: boolean;
}

export interface CheckersSettings extends ChildSettings {
  /** `-a`: log each address that comes or goes. */
  readonly reportsAddresses: boolean;
  /** How large core files of scripts may get, where `-m` lets this process have larger ones. */
  readonly scriptCores: ResourceLimit | undefined;
  /** `-I`: leave the IPVS table as it is at the end. */
  readonly keepIpvs: boolean;
}

/** Names the role in the environment of a child; taken out again before anything else is started. */
export const ROLE_VARIABLE = 'KEEPALIVED_ROLE';

/** The descriptor of a child's first pipe: whoever is told of BFD sessions has one, who tells has one for each of these. */
export const BFD_EVENTS = 4;
export const BFD_EVENTS_FOR = { vrrp: BFD_EVENTS, checkers: BFD_EVENTS + 1 } as const;
