import type { Span } from '@kaconf/diagnostics';
import type { Family, IpAddress, MacAddress, Micros } from '@kaconf/net';
import type { BfdInstanceBlock } from './schema/bfd-instance.ts';
import type { GarpGroupBlock } from './schema/garp-group.ts';
import type { GlobalDefs } from './schema/global-defs.ts';
import type { Ssl } from './schema/servers/ssl.ts';
import type { TrackFileBlock } from './schema/track-file.ts';
import type { TrackGroupBlock } from './schema/track-group.ts';
import type { Linkbeat, UpDownDelay } from './schema/types/network/interface-entries.ts';
import type { Vmac } from './schema/types/network/vmac.ts';
import type { Script } from './schema/types/processes/script.ts';
import type { Route } from './schema/types/route/route.ts';
import type { Rule } from './schema/types/rule/rule.ts';
import type { Member } from './schema/types/tracking/member.ts';
import type { Reference, TrackInterface } from './schema/types/tracking/track.ts';
import type { TrackedProcess } from './schema/types/tracking/tracked-process.ts';
import type { Weight } from './schema/types/tracking/weight.ts';
import type { VirtualAddress } from './schema/types/virtual-address/virtual-address.ts';
import type { InitialState } from './schema/types/vrrp/state.ts';
import type { VrrpInstanceBlock } from './schema/vrrp-instance.ts';
import type { VrrpScriptBlock } from './schema/vrrp-script.ts';
import type { VrrpSyncGroupBlock } from './schema/vrrp-sync-group.ts';
import type { VrrpTrackProcessBlock } from './schema/vrrp-track-process.ts';
import type { VirtualServer } from './server-config.ts';

/**
 * What a configuration means: names resolved, defaults filled in, durations in microseconds, and only what
 * keepalived would put to work. What it would not is in the diagnostics.
 */
export interface Config {
  readonly net_namespace: NetNamespace | undefined;
  /** That of the virtual servers; empty for that of the start. */
  readonly net_namespace_ipvs: string | undefined;
  readonly instance: string | undefined;
  readonly use_pid_dir: boolean;
  readonly child_wait_time: Micros;
  readonly linkbeat_use_polling: boolean;
  readonly linkbeat_interfaces: readonly Linkbeat[];
  readonly interface_up_down_delays: readonly UpDownDelay[];
  readonly global_defs: GlobalDefs;
  readonly static_ipaddress: readonly VirtualAddress[];
  readonly static_routes: readonly Route[];
  readonly static_rules: readonly Rule[];
  readonly vrrp_scripts: readonly VrrpScript[];
  readonly track_files: readonly TrackFile[];
  readonly vrrp_track_processes: readonly VrrpTrackProcess[];
  readonly bfd_instances: readonly BfdInstance[];
  readonly vrrp_instances: readonly VrrpInstance[];
  readonly vrrp_sync_groups: readonly VrrpSyncGroup[];
  readonly track_groups: readonly TrackGroup[];
  readonly garp_groups: readonly GarpGroup[];
  readonly virtual_servers: readonly VirtualServer[];
  readonly SSL: Ssl | undefined;
}

/** The network namespace to run in. */
export interface NetNamespace {
  readonly name: string;
  readonly span: Span;
}

export interface VrrpScript extends VrrpScriptBlock {
  readonly script: Script;
}

/** A number in a file; `track_file` or `vrrp_track_file`. */
export interface TrackFile extends TrackFileBlock {
  readonly file: string;
}

export interface VrrpTrackProcess extends Omit<VrrpTrackProcessBlock, 'delay'> {
  readonly process: TrackedProcess;
  readonly quorum: number;
  /** Without it there may be any number. */
  readonly quorum_max: number | undefined;
  readonly fork_delay: Micros;
  readonly terminate_delay: Micros;
}

/** A session; who is told of it is in `vrrp` and `checker`. */
export interface BfdInstance extends Omit<BfdInstanceBlock, 'neighbor_ip' | 'ttl'> {
  readonly neighbor_ip: IpAddress;
  readonly ttl: number;
}

type Rewritten =
  | 'track_interface'
  | 'track_script'
  | 'track_file'
  | 'track_process'
  | 'track_bfd'
  | 'authentication'
  | 'auth_hmac'
  | 'use_vmac'
  | 'mcast_src_ip'
  | 'unicast_src_ip'
  | 'virtual_rules';

export interface VrrpInstance extends Omit<VrrpInstanceBlock, Rewritten>, Tracking {
  /** Of its addresses; they are of one family. */
  readonly family: Family;
  readonly state: InitialState;
  readonly virtual_router_id: number;
  readonly priority: number;
  readonly version: 2 | 3;
  /** `mcast_src_ip` or `unicast_src_ip`, which mean the same, or the address of its ipvlan. */
  readonly src_ip: IpAddress | undefined;
  readonly authentication: Authentication | undefined;
  readonly auth_hmac: AuthHmac | undefined;
  readonly use_vmac: VrrpVmac | undefined;
  readonly virtual_rules: readonly Rule[];
  readonly smtp_alert: boolean;
}

export interface Authentication {
  readonly auth_type: 'PASS' | 'AH';
  /** One to eight octets in UTF-8. */
  readonly auth_pass: string;
}

type AuthHmacBlock = NonNullable<VrrpInstanceBlock['auth_hmac']>;

/** The active key is one of `key`. */
export interface AuthHmac extends AuthHmacBlock {
  readonly active_key: number;
  readonly time_window: Micros;
}

export interface VrrpVmac extends Omit<Vmac, 'octets'> {
  /** By default that of RFC 9568 section 7.3. */
  readonly mac?: MacAddress;
}

/** Something that is defined, by its name, with the weight that holds here. */
export interface Tracked extends Weight, Reference {
  readonly weight: number;
  readonly reverse: boolean;
}

interface Tracking {
  readonly track_interface: readonly TrackInterface[];
  readonly track_script: readonly Tracked[];
  readonly track_file: readonly Tracked[];
  readonly track_process: readonly Tracked[];
  readonly track_bfd: readonly Tracked[];
}

export interface VrrpSyncGroup extends Omit<VrrpSyncGroupBlock, 'group' | keyof Tracking>, Tracking {
  /** Names of instances that are in `vrrp_instances`. */
  readonly group: readonly Member[];
  readonly smtp_alert: boolean;
}

export interface TrackGroup extends TrackGroupBlock {
  /** Names of instances that are in `vrrp_instances`. */
  readonly group: readonly Member[];
}

export interface GarpGroup extends Omit<GarpGroupBlock, 'interface' | 'interfaces'> {
  /** Each is in one group only. */
  readonly interfaces: readonly string[];
}
