import { alias, type Block, keyword } from '../keyword.ts';
import { lvsFlush, lvsTimeouts } from '../types/servers/lvs.ts';
import { lvsSyncDaemon } from '../types/servers/lvs-sync-daemon.ts';
import { flag, onOff } from '../types/words/words.ts';

/** What holds for IPVS and all virtual servers. */
export const servers = {
  lvs_timeouts: keyword('How long IPVS keeps idle connections.', lvsTimeouts, {}),
  lvs_flush: keyword('Clear the IPVS table at the start.', flag(), false),
  lvs_flush_on_stop: keyword(
    'Clear the IPVS table at the end: all of it, or with VS our own virtual servers.',
    lvsFlush,
    undefined,
    { since: '2.2.0' },
  ),
  lvs_flush_onstop: alias('lvs_flush_on_stop', 'An older spelling of lvs_flush_on_stop.', undefined, {
    since: '2.0.15',
    deprecated: { instead: 'lvs_flush_on_stop' },
  }),
  lvs_sync_daemon: keyword(
    'Tell the other machine of connections, through this interface.',
    lvsSyncDaemon,
    undefined,
    { missing: 'lvs_sync_daemon requires interface' },
  ),
  checker_log_all_failures: keyword('Of checkers: log_all_failures.', onOff, false, {
    refusal: 'Invalid value for checker_log_all_failures specified',
    since: '2.0.11',
  }),
  rs_init_notifies: keyword(
    'Run notify scripts for the state that real servers start in, too.',
    onOff,
    false,
    {
      refusal: "Invalid value '{value}' for global rs_init_notifies specified",
      since: '2.0.0',
    },
  ),
} as const satisfies Block['keywords'];
