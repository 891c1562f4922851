import type { Config, VrrpInstance, VrrpSyncGroup } from '@kaconf/config';
import { planProcess, type RouterPlan } from '@kaconf/vrrp';
import type { Loaded } from '../config-test/load-config.ts';
import type { DumpSettings, GroupDetails, InstanceDetails, Weights } from '../messages.ts';
import { dumpFiles, type Separate } from './dump-files.ts';
import { type GlobalSubject, globalsText } from './globals-text.ts';

type Configured = Pick<Loaded, 'config' | 'resolveScript'>;

export function globalSubject(
  { config, resolveScript }: Configured,
  plan: RouterPlan,
  { namespace, umask = config.global_defs.umask, pidFiles }: Separate,
): GlobalSubject {
  return { config, plan, umask, namespace, resolveScript, ordinaryReloadFile: pidFiles.reload };
}

/** What is to be told of a configuration beside the plan. */
export function dumpSettings(loaded: Configured, plan: RouterPlan, separate: Separate): DumpSettings {
  const { config } = loaded;
  const { global_defs, vrrp_instances, vrrp_scripts, vrrp_sync_groups } = config;
  const subject = globalSubject(loaded, plan, separate);
  return {
    files: dumpFiles(global_defs, separate),
    saveFolder: global_defs.config_save_dir,
    jsonVersion: global_defs.json_version,
    instances: vrrp_instances.map(detailsOf),
    globals: globalsText(subject, 'vrrp'),
    parentGlobals: globalsText(subject, 'parent'),
    scriptWeights: weightsOf(vrrp_scripts),
    scriptsWithTimeout: vrrp_scripts.flatMap(({ name, spans }) => (spans.timeout ? [name] : [])),
    fileWeights: weightsOf(config.track_files),
    processes: config.vrrp_track_processes.map(planProcess),
    processWeights: weightsOf(config.vrrp_track_processes),
    bfdWeights: weightsOf(config.bfd_instances.filter(({ vrrp }) => vrrp)),
    groups: Object.fromEntries(vrrp_sync_groups.map((group) => [group.name, groupDetailsOf(group)])),
    allowsOtherKinds: global_defs.dynamic_interfaces?.allow_if_changes === true,
    trackGroups: config.track_groups.map(({ name, group }) => ({
      name,
      members: group.map(({ instance }) => instance),
    })),
  };
}

function groupDetailsOf(group: VrrpSyncGroup): GroupDetails {
  const { spans, notify_priority_changes, sync_group_tracking_weight } = group;
  return {
    tellsPriority: spans.notify_priority_changes && notify_priority_changes === true,
    weighs: sync_group_tracking_weight,
  };
}

function detailsOf(instance: VrrpInstance): InstanceDetails {
  const { old_unicast_checksum: old, spans, use_vmac } = instance;
  return {
    strict: instance.strict_mode,
    accepts: instance.accept,
    promotesSecondaries: instance.promote_secondaries,
    mayLackAddresses: instance.no_virtual_ipaddress,
    configuresUnicast: spans.unicast_src_ip !== undefined || spans.unicast_peer !== undefined,
    faultsWithoutPeers: instance.unicast_fault_no_peer,
    checksUnicastSource: instance.check_unicast_src,
    oldChecksum: old === undefined ? 'no' : old ? 'config' : 'never',
    transmitsFromBase: instance.vmac_xmit_base,
    hasOwnMac: use_vmac?.mac !== undefined,
    ownForAddresses: instance.use_vmac_addr,
    elsewhere: instance.garp_extra_if,
    receiveBuffer: instance.kernel_rx_buf_size,
    debug: instance.debug,
    namesInterfaces: instance.track_interface.map((one) => one.interface),
  };
}

type Weighing = Pick<Config['track_files'][number], 'name' | 'weight'>;

function weightsOf(all: readonly Weighing[]): Weights {
  return Object.fromEntries(all.map(({ name, weight }) => [name, weight]));
}
