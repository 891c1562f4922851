import type { RouterPlan } from '@kaconf/vrrp';
import type { LogTargets } from './logging/targets.ts';

/** What the parent tells a VRRP child; plain data over Node's channel between the two. */
export type ToVrrpChild =
  | { readonly type: 'configure'; readonly plan: RouterPlan; readonly settings: VrrpSettings }
  | { readonly type: 'reload'; readonly plan: RouterPlan };

/** What a child tells the parent. */
export type ToParent =
  /** Its sockets are open and its instances started. */
  | { readonly type: 'started' }
  /** It got a SIGHUP: the parent is the one who reads the configuration. */
  | { readonly type: 'reloadWanted' };

/** What the command line says to the VRRP child; a reload does not change it. */
export interface VrrpSettings extends LogTargets {
  /** `-d`. */
  readonly dump: boolean;
  readonly pidFile: string;
  /** `-V`: leave the addresses in place at the end. */
  readonly keepAddresses: boolean;
}

/** Names the role in the environment of a child; taken out again before anything else is started. */
export const ROLE_VARIABLE = 'KEEPALIVED_ROLE';
