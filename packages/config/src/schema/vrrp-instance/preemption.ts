import { seconds } from '@kaconf/net';
import { alias, type Block, keyword } from '../keyword.ts';
import { fractionalSeconds } from '../types/numbers/duration.ts';
import { expiredBackup } from '../types/vrrp/expired-backup.ts';
import { flag } from '../types/words/words.ts';

/** When it leaves a master alone. */
export const preemption = {
  nopreempt: keyword('A backup of higher priority leaves a master alone.', flag(), false),
  preempt: alias('nopreempt', 'The opposite of nopreempt, and the default.', flag(false)),
  preempt_delay: keyword(
    'How long a backup of higher priority waits before it takes over.',
    fractionalSeconds(0, 1000),
    seconds(0),
    { refusal: '({name}) Preempt_delay not valid! must be between 0-1000' },
  ),
  timer_expired_backup: keyword(
    'A master that was stopped for too long is a backup; the highest priority among the others tells how long.',
    expiredBackup,
    undefined,
    {
      refusal: '({name}) timer_expired_backup highest_other_priority not valid! must be between 1 & 254',
      since: '2.2.8',
    },
  ),
  thread_timer_expired: alias('timer_expired_backup', 'Another word for timer_expired_backup.', undefined, {
    since: '2.3.2',
    deprecated: {
      instead: 'timer_expired_backup',
      complaint: "({name}) thread_timer_expired - please replace with keyword 'timer_expired_backup'",
    },
  }),
} as const satisfies Block['keywords'];
