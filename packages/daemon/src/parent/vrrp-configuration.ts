import type { Config } from '@kaconf/config';
import { planRouter } from '@kaconf/vrrp';
import type { Loaded } from '../config-test/load-config.ts';
import type { Separate } from '../dumps/dump-files.ts';
import { dumpSettings } from '../dumps/dump-settings.ts';
import { wantedDaemon } from '../ipvs/wanted-daemon.ts';
import type { VrrpConfiguration } from '../messages.ts';
import { vrrpProcessSettings } from '../processes/process-settings.ts';
import type { SyncPlan } from '../vrrp/sync-daemons.ts';

/** What a configuration says to the VRRP child. */
export function vrrpConfiguration(loaded: Loaded, separate: Separate): VrrpConfiguration {
  const { config, resolveScript, surroundings } = loaded;
  const plan = planRouter(config, resolveScript, surroundings);
  const dumps = dumpSettings(loaded, plan, separate);
  const syncDaemons = syncPlan(config);
  const process = vrrpProcessSettings(config.global_defs);
  return { plan, process, dumps, ...(syncDaemons && { syncDaemons }) };
}

/** Of an instance that there is; its virtual router's ID is that of the daemons where none is configured. */
function syncPlan({ global_defs, vrrp_instances, net_namespace_ipvs }: Config): SyncPlan | undefined {
  const { lvs_sync_daemon: daemon } = global_defs;
  const instance = vrrp_instances.find(({ name }) => name === daemon?.inst);
  if (!daemon || !instance) return undefined;
  const wanted = wantedDaemon(daemon, instance.virtual_router_id);
  return { instance: instance.name, daemon: wanted, namespace: net_namespace_ipvs };
}
