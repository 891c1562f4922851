import type { Config } from '@kaconf/config';
import type { SyncDaemon } from '@kaconf/ipvs';

/** A machine that tells another of its connections, hears of the other's, or both. */
export type WantedDaemon = Omit<SyncDaemon, 'state'>;

type Configured = NonNullable<Config['global_defs']['lvs_sync_daemon']>;

/** @param ordinaryId where none is configured */
export function wantedDaemon(daemon: Configured, ordinaryId: number): WantedDaemon {
  const { id = ordinaryId, interface: where, maxlen, port, ttl, group } = daemon;
  return { syncId: id, interface: where, maxlen, port, ttl, group };
}
