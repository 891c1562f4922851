import type {
  Config,
  Tracked as TrackedByConfig,
  TrackFile,
  VrrpInstance,
  VrrpScript,
  VrrpSyncGroup,
  VrrpTrackProcess,
} from '@kaconf/config';
import type { ResolveScript } from './from-config.ts';
import type { FilePlan, ProcessPlan, ScriptPlan, Tracked, Tracking } from './tracking.ts';

/** @param runnable the scripts that may run on this machine: the others are as if they were not configured */
export function planTracking(
  one: VrrpInstance | VrrpSyncGroup,
  runnable: ReadonlySet<string>,
): Required<Tracking> {
  return {
    trackedScripts: one.track_script.filter(({ name }) => runnable.has(name)).map(planTracked),
    trackedInterfaces: one.track_interface.map(({ interface: name, ...weight }) =>
      planTracked({ name, ...weight }),
    ),
    trackedFiles: one.track_file.map(planTracked),
    trackedProcesses: one.track_process.map(planTracked),
    trackedBfds: one.track_bfd.map(planTracked),
  };
}

function planTracked({ name, weight, reverse }: TrackedByConfig): Tracked {
  return { name, weight, reverse };
}

export function planScript(script: VrrpScript, resolve: ResolveScript): ScriptPlan[] {
  const command = resolve({ ...script.script, ...script.user });
  if (!command) return [];
  const { name, interval, timeout, rise, fall, init_fail } = script;
  return [{ name, command, interval, timeout, rise, fall, startsFailed: init_fail }];
}

/** Only those that an instance or a sync group tracks: of the others nobody wants to know. */
export function planFiles(config: Config): FilePlan[] {
  const tracked = namesOf(config, 'track_file');
  return config.track_files.filter(({ name }) => tracked.has(name)).map(planFile);
}

export function planFile({ name, file, init_file }: TrackFile): FilePlan {
  return { name, path: file, ...(init_file && { initial: init_file }) };
}

export function planProcesses(config: Config): ProcessPlan[] {
  const tracked = namesOf(config, 'track_process');
  return config.vrrp_track_processes.filter(({ name }) => tracked.has(name)).map(planProcess);
}

export function planProcess(plan: VrrpTrackProcess): ProcessPlan {
  const { program, parameters } = plan.process;
  const match = plan.param_match ?? (parameters.length > 0 ? 'exact' : 'none');
  return {
    name: plan.name,
    program,
    parameters,
    fullCommand: plan.full_command || match !== 'none',
    parameterMatch: match,
    quorum: plan.quorum,
    quorumMax: plan.quorum_max ?? Number.MAX_SAFE_INTEGER,
    forkDelay: plan.fork_delay,
    terminateDelay: plan.terminate_delay,
  };
}

function namesOf(config: Config, list: 'track_file' | 'track_process'): ReadonlySet<string> {
  const all = [...config.vrrp_instances, ...config.vrrp_sync_groups];
  return new Set(all.flatMap((one) => one[list]).map(({ name }) => name));
}
