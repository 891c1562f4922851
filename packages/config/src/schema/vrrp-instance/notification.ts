import { type Block, fromGlobal, keyword, since } from '../keyword.ts';
import { notifyDeleted, notifyScript } from '../types/processes/script.ts';
import { onOff } from '../types/words/words.ts';

/** Whom it tells of what. */
export const notification = {
  notify_master: notify('it becomes master', 'notify_master'),
  notify_backup: notify('it becomes backup', 'notify_backup'),
  notify_fault: notify('it goes to FAULT', 'notify_fault'),
  notify_stop: notify('it stops', 'notify_stop'),
  notify_deleted: keyword(
    'A reload that takes the instance away tells DELETED, not FAULT, and runs the script if there is one.',
    notifyDeleted,
    undefined,
    {
      once: '({name}) notify_deleted already specified - ignoring {value?}',
      since: '2.1.0',
    },
  ),
  notify: notify('any of these happens; it is told what', 'notify'),
  notify_master_rx_lower_pri: since(
    '2.0.6',
    notify('a master hears one of lower priority', 'notify_master_rx_lower_pri'),
  ),
  notify_priority_changes: keyword(
    'Tell notify of each change of priority.',
    onOff,
    fromGlobal('vrrp_notify_priority_changes'),
    { refusal: "({name}) Invalid value '{value}' for notify_priority_changes specified", since: '2.0.16' },
  ),
  smtp_alert: keyword('Mail its transitions; by default as global_defs says.', onOff, undefined, {
    refusal: 'Invalid vrrp_instance smtp_alert parameter {value}',
  }),
} as const satisfies Block['keywords'];

function notify(occasion: string, name: string) {
  return keyword(`Runs when ${occasion}.`, notifyScript, undefined, {
    once: `({name}) ${name} script already specified - ignoring {value}`,
  });
}
