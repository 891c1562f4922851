import type { Family } from '@kaconf/net';
import type { GlobalDefs } from './schema/global-defs.ts';
import type { Member } from './schema/types/member.ts';
import type { Route } from './schema/types/route/route.ts';
import type { Rule } from './schema/types/rule/rule.ts';
import type { Script } from './schema/types/script.ts';
import type { InitialState } from './schema/types/state.ts';
import type { ScriptReference } from './schema/types/track.ts';
import type { VirtualAddress } from './schema/types/virtual-address/virtual-address.ts';
import type { VirtualServer } from './schema/virtual-server.ts';
import type { VrrpInstanceBlock } from './schema/vrrp-instance.ts';
import type { VrrpScriptBlock } from './schema/vrrp-script.ts';
import type { VrrpSyncGroupBlock } from './schema/vrrp-sync-group.ts';

/**
 * What a configuration means: names resolved, defaults filled in, durations in microseconds, and only what
 * keepalived would put to work. What it would not is in the diagnostics.
 */
export interface Config {
  readonly global_defs: GlobalDefs;
  readonly static_ipaddress: readonly VirtualAddress[];
  readonly static_routes: readonly Route[];
  readonly static_rules: readonly Rule[];
  readonly vrrp_scripts: readonly VrrpScript[];
  readonly vrrp_instances: readonly VrrpInstance[];
  readonly vrrp_sync_groups: readonly VrrpSyncGroup[];
  readonly virtual_servers: readonly VirtualServer[];
}

export interface VrrpScript extends Omit<VrrpScriptBlock, 'weight'> {
  readonly script: Script;
  readonly weight: number;
  /** The weight counts the other way round. */
  readonly reverse: boolean;
}

export interface VrrpInstance
  extends Omit<
    VrrpInstanceBlock,
    'track_script' | 'authentication' | 'mcast_src_ip' | 'unicast_src_ip' | 'virtual_rules'
  > {
  /** Of its addresses; they are of one family. */
  readonly family: Family;
  readonly state: InitialState;
  readonly virtual_router_id: number;
  readonly priority: number;
  readonly version: 2 | 3;
  /** `mcast_src_ip` or `unicast_src_ip`, which mean the same. */
  readonly src_ip: VrrpInstanceBlock['unicast_src_ip'];
  readonly authentication: Authentication | undefined;
  readonly track_script: readonly TrackScript[];
  readonly virtual_rules: readonly Rule[];
  readonly smtp_alert: boolean;
}

export interface Authentication {
  readonly auth_type: 'PASS' | 'AH';
  /** One to eight octets in UTF-8. */
  readonly auth_pass: string;
}

/** A script of `vrrp_scripts` by its name, with the weight that holds here. */
export interface TrackScript extends Required<ScriptReference> {}

export interface VrrpSyncGroup extends Omit<VrrpSyncGroupBlock, 'group' | 'track_script'> {
  /** Names of instances that are in `vrrp_instances`. */
  readonly group: readonly Member[];
  readonly track_script: readonly TrackScript[];
  readonly smtp_alert: boolean;
}
