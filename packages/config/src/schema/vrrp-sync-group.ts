import { alias, type Block, type ConfigOf, keyword, since } from './keyword.ts';
import { notifyScript } from './types/processes/script.ts';
import { members } from './types/tracking/member.ts';
import { trackBfd, trackFile, trackInterface, trackProcess, trackScript } from './types/tracking/track.ts';
import { entries } from './types/words/entries.ts';
import { name } from './types/words/name.ts';
import { flag, onOff } from './types/words/words.ts';

export const vrrpSyncGroup = {
  doc: 'Instances that change state together.',
  readers: ['vrrp'],
  header: name('vrrp_sync_group must have a name - skipping'),
  unique: 'vrrp sync group {value} already defined',
  keywords: {
    group: keyword('The instances.', members('sync group'), undefined, {
      once: 'Group list already specified for sync group {name}',
    }),
    track_script: keyword('Scripts that all of them track.', entries(trackScript), [], { since: '2.0.0' }),
    track_interface: keyword('Interfaces that all of them track.', entries(trackInterface), [], {
      since: '2.0.0',
    }),
    track_file: keyword('Files that all of them track.', entries(trackFile), [], { since: '2.0.0' }),
    track_process: keyword('Processes that all of them track.', entries(trackProcess), [], {
      since: '2.0.11',
    }),
    track_bfd: keyword('BFD sessions that all of them track.', entries(trackBfd), [], {
      since: '2.0.0',
    }),
    sync_group_tracking_weight: keyword('Weights of its members count.', flag(), false, { since: '2.0.0' }),
    notify_master: notify('the group becomes master', 'notify_master'),
    notify_backup: notify('the group becomes backup', 'notify_backup'),
    notify_fault: notify('the group goes to FAULT', 'notify_fault'),
    notify_stop: since('2.0.0', notify('the group stops', 'notify_stop')),
    notify: notify('any of these happens; it is told what', 'notify'),
    notify_priority_changes: keyword('Tell notify of each change of priority.', onOff, false, {
      refusal: "({name}) Invalid value '{value}' for sync group notify_priority_changes specified",
      since: '2.2.0',
    }),
    smtp_alert: keyword('Mail its transitions; by default as global_defs says.', onOff, undefined, {
      refusal: 'Invalid vrrp_group smtp_alert parameter {value}',
    }),
    global_tracking: alias('sync_group_tracking_weight', 'Follow what the instances track.', undefined, {
      deprecated: {
        instead: 'track_interface, track_script or track_file in the group',
        complaint:
          '({name}) global_tracking is deprecated. Use track_interface/script/file on the sync group',
      },
    }),
  },
} as const satisfies Block;

export type VrrpSyncGroupBlock = ConfigOf<typeof vrrpSyncGroup>;

function notify(occasion: string, name: string) {
  return keyword(`Runs when ${occasion}.`, notifyScript, undefined, {
    once: `vrrp group {name}: ${name} script already specified - ignoring {value}`,
  });
}
