import { type Block, keyword } from '../keyword.ts';
import { entries } from '../types/entries.ts';
import { trackBfd, trackFile, trackInterface, trackProcess, trackScript } from '../types/track.ts';
import { deprecated, flag } from '../types/words.ts';

/** What moves its priority, or puts it into FAULT. */
export const tracking = {
  track_script: keyword('Scripts that move its priority.', entries(trackScript), []),
  track_interface: keyword('Interfaces that move its priority.', entries(trackInterface), []),
  track_file: keyword('Files that move its priority.', entries(trackFile), [], { effect: 'not yet' }),
  track_process: keyword('Processes that move its priority.', entries(trackProcess), [], {
    since: '2.0.11',
    effect: 'not yet',
  }),
  track_bfd: keyword('BFD sessions that move its priority.', entries(trackBfd), [], { effect: 'not yet' }),
  dont_track_primary: keyword('It goes on when its own interface is down.', flag(), false, {
    effect: 'not yet',
  }),
  linkbeat_use_polling: keyword(
    'Ask its interface whether there is a link.',
    deprecated(
      flag(),
      "({name}) 'linkbeat_use_polling' in vrrp instance deprecated - use linkbeat_interfaces block",
    ),
    false,
    { deprecated: 'linkbeat_interfaces', effect: 'not yet' },
  ),
} as const satisfies Block['keywords'];
