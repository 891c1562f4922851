import type { Command, NotifyPlan } from '../plan/report.ts';
import type { FilePlan, ProcessPlan, ScriptPlan, Tracked, Tracking } from '../plan/tracking.ts';
import { flag, type Keywords, seconds, text } from './compare.ts';

export const trackingKeywords: Keywords<Tracking> = {
  trackedScripts: ['track_script', trackedTexts],
  trackedInterfaces: ['track_interface', trackedTexts],
  trackedFiles: ['track_file', trackedTexts],
  trackedProcesses: ['track_process', trackedTexts],
  trackedBfds: ['track_bfd', trackedTexts],
};

function trackedTexts(all: readonly Tracked[]): string[] {
  return all.map(({ name, weight, reverse }) => `${name} weight ${weight}${reverse ? ' reverse' : ''}`);
}

export const notifyKeywords: Keywords<NotifyPlan> = {
  master: ['notify_master', commandText],
  backup: ['notify_backup', commandText],
  fault: ['notify_fault', commandText],
  stop: ['notify_stop', commandText],
  deleted: ['notify_deleted', commandText],
  masterReceivedLowerPriority: ['notify_master_rx_lower_pri', commandText],
  any: ['notify', commandText],
  tellsDeleted: ['notify_deleted', flag],
  tellsPriority: ['notify_priority_changes', flag],
  mails: ['smtp_alert', flag],
};

export const scriptKeywords: Keywords<ScriptPlan> = {
  name: ['name', text],
  command: ['script', commandText],
  interval: ['interval', seconds],
  timeout: ['timeout', seconds],
  rise: ['rise', text],
  fall: ['fall', text],
  startsFailed: ['init_fail', flag],
};

export const fileKeywords: Keywords<FilePlan> = {
  name: ['name', text],
  path: ['file', text],
  initial: ['init_file', (initial) => text(initial?.value)],
};

export const processKeywords: Keywords<ProcessPlan> = {
  name: ['name', text],
  program: ['process', text],
  parameters: ['parameters', (all) => text(all.join(' '))],
  fullCommand: ['full_command', flag],
  parameterMatch: ['param_match', text],
  quorum: ['quorum', text],
  quorumMax: ['quorum_max', text],
  forkDelay: ['fork_delay', seconds],
  terminateDelay: ['terminate_delay', seconds],
};

/** With the user where one is named. */
export function commandText(command: Command | undefined): string[] {
  if (!command) return [];
  const { words, uid, gid } = command;
  const who = uid === undefined ? '' : ` user ${uid}:${gid ?? ''}`;
  return [`${words.join(' ')}${who}`];
}
