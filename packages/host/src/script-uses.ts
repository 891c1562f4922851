import type { Config, NotifyScript, VrrpInstance, VrrpScript, VrrpSyncGroup } from '@kaconf/config';
import { rowOf } from '@kaconf/diagnostics';

/** A script and what it is for. */
export type ScriptUse =
  | { readonly type: 'notify'; readonly script: NotifyScript }
  | { readonly type: 'track'; readonly script: VrrpScript };

/** In the order in which the configuration is read. */
export function inReadingOrder(config: Config): ScriptUse[] {
  const { vrrp_scripts: scripts, vrrp_instances: instances, vrrp_sync_groups: groups } = config;
  const uses: ScriptUse[] = [
    ...scripts.map((script) => ({ type: 'track', script }) as const),
    ...[...instances.flatMap(notifyScripts), ...groups.flatMap(notifyScripts)].map(
      (script) => ({ type: 'notify', script }) as const,
    ),
  ];
  return uses.toSorted((a, b) => rowOf(a.script.span) - rowOf(b.script.span));
}

/** In the order in which they are checked. */
export function notifyScripts(owner: VrrpInstance | VrrpSyncGroup): NotifyScript[] {
  const { notify_backup, notify_master, notify_fault, notify_stop, notify } = owner;
  const lower = 'notify_master_rx_lower_pri' in owner ? owner.notify_master_rx_lower_pri : undefined;
  return [notify_backup, notify_master, notify_fault, notify_stop, notify, lower].filter(
    (script) => script !== undefined,
  );
}
