import type { Config, Identity } from '@kaconf/config';
import type { GlobalReader } from './globals-text.ts';

interface Runnable {
  readonly user?: unknown;
  readonly identity?: Identity;
}

/**
 * Who runs what names nobody: the `script_user`, or whom a process has looked for when a script of its first needed
 * somebody. Undefined as long as none has.
 */
export function defaultScriptUser(config: Config, reader: GlobalReader): Identity | undefined {
  const named = config.global_defs.script_user?.identity;
  const all = [...globalScripts(config), ...(reader === 'vrrp' ? routerScripts(config) : [])];
  return named ?? all.find((script) => script?.user === undefined && script?.identity)?.identity;
}

function globalScripts({ global_defs: globals }: Config): (Runnable | undefined)[] {
  return [
    globals.startup_script,
    globals.shutdown_script,
    globals.notify_fifo,
    globals.notify_fifo_script,
    globals.vrrp_notify_fifo,
    globals.vrrp_notify_fifo_script,
  ];
}

function routerScripts({ vrrp_scripts, vrrp_instances, vrrp_sync_groups }: Config): (Runnable | undefined)[] {
  return [
    ...vrrp_scripts.map(({ script, user }) => ({ ...script, user })),
    ...[...vrrp_instances, ...vrrp_sync_groups].flatMap((one) => [
      one.notify_master,
      one.notify_backup,
      one.notify_fault,
      one.notify_stop,
      one.notify,
    ]),
    ...vrrp_instances.flatMap((one) => [one.notify_deleted?.script, one.notify_master_rx_lower_pri]),
  ];
}
