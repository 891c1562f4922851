import type { Command, GroupPlan, NotifyPlan } from '@kaconf/vrrp';
import { commandText } from './texts.ts';

/** Whom an instance tells. */
export function notifyText(notify: NotifyPlan): string[] {
  return [
    `   Using smtp notification = ${notify.mails ? 'yes' : 'no'}`,
    `   Notify deleted = ${notify.tellsDeleted ? 'Deleted' : 'Fault'}`,
    ...commonScripts(notify),
    ...scriptText('Deleted', notify.deleted),
    ...scriptText('Generic', notify.any),
    ...scriptText('Master rx lower pri', notify.masterReceivedLowerPriority),
  ];
}

/** Whom a sync group tells. */
export function groupScriptsText({ notify }: GroupPlan): string[] {
  return [...commonScripts(notify), ...scriptText('Generic', notify.any)];
}

function commonScripts(notify: NotifyPlan): string[] {
  return [
    ...scriptText('Backup', notify.backup),
    ...scriptText('Master', notify.master),
    ...scriptText('Fault', notify.fault),
    ...scriptText('Stop', notify.stop),
  ];
}

function scriptText(what: string, command: Command | undefined): string[] {
  if (!command) return [];
  const { uid = 0, gid = 0, groups = [], file } = command;
  const path = file === undefined ? '' : `${file}, params = `;
  return [
    `   ${what} state transition script = ${path}${commandText(command)}, uid:gid ${uid}:${gid}`,
    ...(groups.length > 0 ? ['     Supplementary groups:', ...groups.map((group) => `       ${group}`)] : []),
  ];
}
