import type { ResourceLimit } from '@kaconf/kernel';
import type { RouterPlan } from '@kaconf/vrrp';
import type { Inspection } from './control/protocol.ts';
import type { DumpFiles } from './dumps/dump-files.ts';
import type { LogTargets } from './logging/targets.ts';
import type { ProcessSettings } from './processes/process-settings.ts';

/** What the parent tells a VRRP child; plain data over Node's channel between the two. */
export type ToVrrpChild =
  | ({
      readonly type: 'configure';
      readonly settings: VrrpSettings;
      /** It begins so. */
      readonly isMaintenance: boolean;
    } & VrrpConfiguration)
  | ({ readonly type: 'reload' } & VrrpConfiguration)
  | { readonly type: 'maintain'; readonly on: boolean }
  /** One instance, or all of them. */
  | { readonly type: 'inspect'; readonly id: number; readonly instance: string | undefined }
  /** It is to write down what it has counted, or how it stands. */
  | { readonly type: 'dump'; readonly what: WhatToDump };

export type WhatToDump = 'data' | 'stats' | 'stats, then clear' | 'json';

/** What the configuration says to the VRRP child. */
export interface VrrpConfiguration {
  readonly plan: RouterPlan;
  readonly process: ProcessSettings;
  readonly dumps: DumpSettings;
}

/** What is told of a router that the engine has no use for, and where. */
export interface DumpSettings {
  readonly files: DumpFiles;
  readonly jsonVersion: 1 | 2;
  /** In the plan's order. */
  readonly instances: readonly InstanceDetails[];
  /** By name: what a tracked process weighs where nothing else is said, reversed when it is negative. */
  readonly processWeights: Readonly<Record<string, number>>;
}

export interface InstanceDetails {
  /** `strict_mode` */
  readonly strict: boolean;
  /** `accept` as it is written, whoever owns the addresses. */
  readonly accepts: boolean;
  readonly promotesSecondaries: boolean;
}

/** What a child tells the parent. */
export type ToParent =
  /** Its sockets are open and its instances started. */
  | { readonly type: 'started' }
  /** It goes by the new configuration. */
  | { readonly type: 'reloaded' }
  /** It got a SIGHUP: the parent is the one who reads the configuration. */
  | { readonly type: 'reloadWanted' }
  | { readonly type: 'inspected'; readonly id: number; readonly found: Inspection };

/** What the command line says to the VRRP child; a reload does not change it. */
export interface VrrpSettings extends LogTargets {
  /** `-d`. */
  readonly dump: boolean;
  /** `-a`: log each address that comes or goes. */
  readonly reportsAddresses: boolean;
  readonly pidFile: string;
  /** How large core files of scripts may get, where `-m` lets this process have larger ones. */
  readonly scriptCores: ResourceLimit | undefined;
  /** `-V`: leave the addresses in place at the end. */
  readonly keepAddresses: boolean;
  /** `--ignore-sigint`. */
  readonly ignoreInterrupt: boolean;
}

/** Names the role in the environment of a child; taken out again before anything else is started. */
export const ROLE_VARIABLE = 'KEEPALIVED_ROLE';
