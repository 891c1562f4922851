import type { Config, VrrpInstance } from '@kaconf/config';
import type { RouterPlan } from '@kaconf/vrrp';
import type { DumpSettings, InstanceDetails, Weights } from '../messages.ts';
import { dumpFiles, type Separate } from './dump-files.ts';
import { globalsText } from './globals-text.ts';

/** What is to be told of a configuration beside the plan. */
export function dumpSettings(config: Config, plan: RouterPlan, separate: Separate): DumpSettings {
  const { global_defs, vrrp_instances, vrrp_scripts, vrrp_sync_groups } = config;
  const { namespace, umask = global_defs.umask } = separate;
  const subject = { config, plan, umask, namespace };
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
    processWeights: weightsOf(config.vrrp_track_processes),
    bfdWeights: weightsOf(config.bfd_instances),
    groupsTellPriority: Object.fromEntries(
      vrrp_sync_groups
        .filter(({ spans }) => spans.notify_priority_changes !== undefined)
        .map(({ name, notify_priority_changes }) => [name, notify_priority_changes === true]),
    ),
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
  };
}

type Weighing = Pick<Config['track_files'][number], 'name' | 'weight'>;

function weightsOf(all: readonly Weighing[]): Weights {
  return Object.fromEntries(all.map(({ name, weight }) => [name, weight]));
}
