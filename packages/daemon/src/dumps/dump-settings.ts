import type { Config } from '@kaconf/config';
import type { DumpSettings } from '../messages.ts';
import { dumpFiles, type Separate } from './dump-files.ts';

/** What the child is to tell of its configuration beside the plan. */
export function dumpSettings(config: Config, separate: Separate): DumpSettings {
  const { global_defs, vrrp_instances, vrrp_track_processes } = config;
  return {
    files: dumpFiles(global_defs, separate),
    jsonVersion: global_defs.json_version,
    instances: vrrp_instances.map(({ strict_mode, accept, promote_secondaries }) => ({
      strict: strict_mode,
      accepts: accept,
      promotesSecondaries: promote_secondaries,
    })),
    processWeights: Object.fromEntries(
      vrrp_track_processes.map(({ name, weight: { weight, reverse } }) => [name, reverse ? -weight : weight]),
    ),
  };
}
