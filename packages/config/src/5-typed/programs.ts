import type { Config } from '../config.ts';
import type { GlobalDefs } from '../schema/global-defs.ts';
import type { NotifyScript, Script } from '../schema/types/processes/script.ts';
import type { VrrpInstanceBlock } from '../schema/vrrp-instance.ts';
import type { VrrpSyncGroupBlock } from '../schema/vrrp-sync-group.ts';

/** Something to run, at which one of keepalived's processes looks when it has read everything. */
export interface Program {
  readonly reader: 'parent' | 'checker' | 'vrrp';
  readonly type: 'track' | 'misc' | 'notify' | 'start or stop';
  /** The vrrp_script. */
  readonly name?: string;
  readonly script: Script;
}

interface Blocks {
  readonly vrrp_instance: readonly VrrpInstanceBlock[];
  readonly vrrp_sync_group: readonly VrrpSyncGroupBlock[];
}

type Complete = Pick<Config, 'global_defs' | 'vrrp_scripts' | 'virtual_servers'>;

/** In keepalived's order. It looks before it finds out what of VRRP it leaves out. */
export function programsOf(blocks: Blocks, config: Complete): Program[] {
  const { startup_script, shutdown_script } = config.global_defs;
  return [
    ...[startup_script, shutdown_script]
      .filter(isThere)
      .map((script) => ({ reader: 'parent', type: 'start or stop', script }) as const),
    ...(config.virtual_servers.length > 0 ? checkerPrograms(config) : []),
    ...(blocks.vrrp_instance.length > 0 ? vrrpPrograms(blocks, config) : []),
  ];
}

function checkerPrograms({ global_defs, virtual_servers }: Complete): Program[] {
  const checks: Script[] = [];
  const notified: NotifyScript[] = [];
  // There may be thousands, most of them without.
  for (const { quorum_up, quorum_down, real_server } of virtual_servers) {
    if (quorum_up) notified.push(quorum_up);
    if (quorum_down) notified.push(quorum_down);
    for (const { MISC_CHECK, notify_up, notify_down } of real_server) {
      for (const { misc_path } of MISC_CHECK) checks.push(misc_path);
      if (notify_up) notified.push(notify_up);
      if (notify_down) notified.push(notify_down);
    }
  }
  return [
    ...checks.map((script) => ({ reader: 'checker', type: 'misc', script }) as const),
    ...notifyPrograms('checker', [...notified, ...pipeReaders(global_defs, 'lvs_notify_fifo_script')]),
  ];
}

function vrrpPrograms({ vrrp_instance, vrrp_sync_group }: Blocks, config: Complete): Program[] {
  const groups = vrrp_sync_group.filter(({ group }) => group !== undefined);
  return [
    ...config.vrrp_scripts.map(
      ({ name, script }) => ({ reader: 'vrrp', type: 'track', name, script }) as const,
    ),
    ...notifyPrograms('vrrp', [
      ...vrrp_instance.flatMap((instance) => [
        ...ofBoth(instance).slice(0, -1),
        instance.notify_deleted?.script,
        instance.notify,
        instance.notify_master_rx_lower_pri,
      ]),
      ...groups.flatMap(ofBoth),
      ...pipeReaders(config.global_defs, 'vrrp_notify_fifo_script'),
    ]),
  ];
}

function ofBoth(owner: VrrpInstanceBlock | VrrpSyncGroupBlock): (NotifyScript | undefined)[] {
  const { notify_backup, notify_master, notify_fault, notify_stop, notify } = owner;
  return [notify_backup, notify_master, notify_fault, notify_stop, notify];
}

function pipeReaders(global: GlobalDefs, own: 'lvs_notify_fifo_script' | 'vrrp_notify_fifo_script') {
  return [global.notify_fifo_script, global[own]];
}

function notifyPrograms(
  reader: 'checker' | 'vrrp',
  scripts: readonly (NotifyScript | undefined)[],
): Program[] {
  return scripts.filter(isThere).map((script) => ({ reader, type: 'notify', script }));
}

function isThere<T>(script: T | undefined): script is T {
  return script !== undefined;
}
