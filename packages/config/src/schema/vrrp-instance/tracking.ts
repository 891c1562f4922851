import { type Block, keyword } from '../keyword.ts';
import { trackBfd, trackFile, trackInterface, trackProcess, trackScript } from '../types/tracking/track.ts';
import { entries } from '../types/words/entries.ts';
import { flag } from '../types/words/words.ts';

/** What moves its priority, or puts it into FAULT. */
export const tracking = {
  track_script: keyword('Scripts that move its priority.', entries(trackScript), []),
  track_interface: keyword('Interfaces that move its priority.', entries(trackInterface), []),
  track_file: keyword('Files that move its priority.', entries(trackFile), [], { since: '2.0.0' }),
  track_process: keyword('Processes that move its priority.', entries(trackProcess), [], { since: '2.0.11' }),
  track_bfd: keyword('BFD sessions that move its priority.', entries(trackBfd), [], {
    since: '2.0.0',
  }),
  dont_track_primary: keyword('It goes on when its own interface is down.', flag(), false),
  linkbeat_use_polling: keyword('Ask its interface whether there is a link.', flag(), false, {
    since: '2.0.0',
    deprecated: {
      instead: 'linkbeat_interfaces at the top of the file',
      complaint:
        "({name}) 'linkbeat_use_polling' in vrrp instance deprecated - use linkbeat_interfaces block",
    },
  }),
} as const satisfies Block['keywords'];
