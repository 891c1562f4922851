import { alias, type Block, type ConfigOf, keyword } from './keyword.ts';
import { entries } from './types/entries.ts';
import { members } from './types/member.ts';
import { name } from './types/name.ts';
import { notifyScript } from './types/script.ts';
import { trackBfd, trackFile, trackInterface, trackProcess, trackScript } from './types/track.ts';
import { deprecated, flag, onOff } from './types/words.ts';

export const vrrpSyncGroup = {
  doc: 'Instances that change state together.',
  readers: ['vrrp'],
  header: name('vrrp_sync_group must have a name - skipping'),
  unique: 'vrrp sync group {value} already defined',
  keywords: {
    group: keyword('The instances.', members('sync group'), undefined, {
      once: 'Group list already specified for sync group {name}',
    }),
    track_script: keyword('Scripts that all of them track.', entries(trackScript), []),
    track_interface: keyword('Interfaces that all of them track.', entries(trackInterface), []),
    track_file: keyword('Files that all of them track.', entries(trackFile), [], { effect: 'not yet' }),
    track_process: keyword('Processes that all of them track.', entries(trackProcess), [], {
      since: '2.0.11',
      effect: 'not yet',
    }),
    track_bfd: keyword('BFD sessions that all of them track.', entries(trackBfd), [], { effect: 'not yet' }),
    sync_group_tracking_weight: keyword('Weights of its members count.', flag(), false),
    notify_master: notify('the group becomes master', 'notify_master'),
    notify_backup: notify('the group becomes backup', 'notify_backup'),
    notify_fault: notify('the group goes to FAULT', 'notify_fault'),
    notify_stop: notify('the group stops', 'notify_stop'),
    notify: notify('any of these happens; it is told what', 'notify'),
    notify_priority_changes: keyword('Tell notify of each change of priority.', onOff, false, {
      refusal: "({name}) Invalid value '{value}' for sync group notify_priority_changes specified",
      since: '2.0.16',
    }),
    smtp_alert: keyword('Mail its transitions; by default as global_defs says.', onOff, undefined, {
      refusal: 'Invalid vrrp_group smtp_alert parameter {value}',
      effect: 'not yet',
    }),
    global_tracking: alias(
      'sync_group_tracking_weight',
      'Deprecated: track on the group.',
      deprecated(
        flag(),
        '({name}) global_tracking is deprecated. Use track_interface/script/file on the sync group',
      ),
    ),
  },
} as const satisfies Block;

export type VrrpSyncGroupBlock = ConfigOf<typeof vrrpSyncGroup>;

function notify(occasion: string, name: string) {
  return keyword(`Runs when ${occasion}.`, notifyScript, undefined, {
    once: `vrrp group {name}: ${name} script already specified - ignoring {value}`,
  });
}
